'use client';

import { Check, Copy, UsersRound } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../_ui/button.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';

interface FirstHereProps {
  /** The public address of the workspace when it is set; else the one that this page was opened by. */
  readonly address: string | null;
}

const nothingChanges = () => () => {};

/** Nobody else is here yet: how they join. */
export function FirstHere({ address }: FirstHereProps) {
  const opened = useSyncExternalStore(
    nothingChanges,
    () => window.location.origin,
    () => '',
  );
  const url = `${address ?? opened}/signup`;
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setIsCopied(true);
  };
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <EmptyState
        icon={UsersRound}
        title="You are the first here"
        className="py-16"
        action={
          <Button variant="primary" onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
            {isCopied ? 'Copied' : 'Copy the address'}
          </Button>
        }
      >
        <p>Others join by opening this address and creating an account. They appear here at once.</p>
        <p className="rounded-control border-line bg-surface text-14 text-ink mt-3 border px-3 py-2 break-all">
          {url}
        </p>
      </EmptyState>
      <ul aria-label="People" className="sr-only" />
    </div>
  );
}
