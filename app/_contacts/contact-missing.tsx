'use client';

import { UserX } from 'lucide-react';
import { Button } from '../_ui/form/button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { PaneHead } from '../_ui/layout/panes.tsx';
import { Skeleton } from '../_ui/layout/skeleton.tsx';
import { BackToList } from './elements/back-to-list.tsx';

/** An address that names no contact. */
export function ContactMissing() {
  return (
    <>
      <PaneHead level={2} title="Contact" leading={<BackToList />} />
      <EmptyState icon={UserX} title="This contact is not here" level={3}>
        It was deleted, or the address is not quite right.
      </EmptyState>
    </>
  );
}

interface ContactPendingProps {
  readonly status: 'here' | 'loading' | 'missing' | 'unreachable';
  readonly retry: () => void;
}

/** A contact that is being asked for, or could not be. */
export function ContactPending({ status, retry }: ContactPendingProps) {
  return (
    <>
      <PaneHead level={2} title="Contact" leading={<BackToList />} />
      {status === 'unreachable' ? (
        <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
          <p className="text-16 text-ink-2">Could not reach the server.</p>
          <Button onClick={retry}>Try again</Button>
        </div>
      ) : (
        <div role="status" className="animate-late flex flex-col gap-4 px-6 py-8 sm:px-8">
          <span className="sr-only">Loading the contact</span>
          <Skeleton className="size-20 rounded-full" />
          <Skeleton className="h-6 w-56" />
          <Skeleton className="h-4 w-40" />
        </div>
      )}
    </>
  );
}
