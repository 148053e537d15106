'use client';

import { UsersRound } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { CopyButton } from '../_ui/form/copy-button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';

interface FirstHereProps {
  /** The public address of the workspace when it is set; else the one that this page was opened by. */
  readonly address: string | null;
  /** Whether others may make themselves an account. */
  readonly canJoin: boolean;
}

const nothingChanges = () => () => {};

/** No one else is here yet: how others join. */
export function FirstHere({ address, canJoin }: FirstHereProps) {
  const opened = useSyncExternalStore(
    nothingChanges,
    () => window.location.origin,
    () => '',
  );
  const url = `${address ?? opened}/signup`;
  if (!canJoin) {
    return (
      <EmptyState icon={UsersRound} title="You are the first here" className="py-16">
        No one else can make an account now. To let others in, start Parley with SIGNUP=open.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="You are the first here"
      className="py-16"
      action={<CopyButton variant="primary" text={url} label="Copy the address" />}
    >
      <p>Others join by opening this address and creating an account. They appear here at once.</p>
      <p className="rounded-control border-line bg-surface text-14 text-ink mt-3 border px-3 py-2 break-all">
        {url}
      </p>
      {isOnlyHere(url) && (
        <p className="text-14 mt-3">
          Only this machine can open it. To let others in, start Parley with HOST=0.0.0.0, or behind a proxy
          with PUBLIC_URL.
        </p>
      )}
    </EmptyState>
  );
}

function isOnlyHere(url: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);
}
