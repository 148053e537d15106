'use client';

import type { ReactNode } from 'react';
import { PaneHead } from '../../_ui/layout/panes.tsx';
import { BackToList } from './back-to-list.tsx';

interface SideScreenProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen beside the list that is no contact: import, duplicates, the bin. */
export function SideScreen({ title, actions, children }: SideScreenProps) {
  return (
    <>
      <PaneHead level={2} title={title} leading={<BackToList />} actions={actions} />
      <div className="min-h-0 grow overflow-y-auto">
        <div className="mx-auto flex max-w-180 flex-col gap-5 px-4 py-5 sm:px-8 sm:py-6">{children}</div>
      </div>
    </>
  );
}
