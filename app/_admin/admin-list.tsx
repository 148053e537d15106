'use client';

import type { ReactNode } from 'react';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import type { AdminListState } from './use-admin-list.ts';

interface AdminListProps {
  readonly label: string;
  /** What the list says when nothing is in it. */
  readonly empty: string;
  readonly list: Pick<AdminListState<unknown>, 'items' | 'nextCursor' | 'error' | 'isLoading' | 'more'>;
  readonly children: ReactNode;
}

/** A long list of the admin panel: its rows, and the button for more. */
export function AdminList({ label, empty, list, children }: AdminListProps) {
  const { items, nextCursor, error, isLoading, more } = list;
  return (
    <div aria-busy={isLoading}>
      {items.length > 0 ? (
        <ul aria-label={label} className="divide-line rounded-card border-line bg-surface divide-y border">
          {children}
        </ul>
      ) : (
        <p className="text-14 text-ink-2">{isLoading ? 'Loading…' : empty}</p>
      )}
      <StatusLine tone="danger" text={error} />
      {nextCursor !== null && (
        <Button size="sm" isBusy={isLoading} onClick={more} className="mt-3">
          Show more
        </Button>
      )}
    </div>
  );
}
