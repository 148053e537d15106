'use client';

import type { ContactImport } from '@/lib/contract/contacts/contact-import.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { useNow } from '../../_ui/time/use-now.ts';
import { useAddressBook, useNameOf } from '../state/address-book-context.ts';
import { canCancelImport, canUndoImport, importOutcome, importPercent } from './import-outcome.ts';
import { ImportRemainder } from './import-remainder.tsx';
import { isUnderWay, useImport } from './use-import.ts';

const STATE_LABELS: Readonly<Record<ContactImport['state'], string>> = {
  waiting: 'Waiting for another import',
  running: 'Importing',
  cancelling: 'Cancelling',
  cancelled: 'Cancelled',
  done: 'Imported',
  failed: 'Stopped before its end',
  undoing: 'Undoing',
  undone: 'Undone',
};

/** One import: its progress while it moves, what came of it, and its undoing. */
export function ImportResult({
  first,
  isNew = false,
}: {
  readonly first: ContactImport;
  readonly isNew?: boolean;
}) {
  const { current, error, undo, cancel } = useImport(first);
  const nameOf = useNameOf();
  const now = useNow();
  const { state, fileName, kept, keptCount } = current;
  const { show } = useAddressBook();
  const canUndo = canUndoImport(current, now);
  const percent = importPercent(current);
  return (
    <div className="rounded-card border-line bg-surface flex flex-col gap-2 border p-4">
      <p className="text-14">
        <span className="own-direction font-medium">{fileName || 'A file'}</span>
        <span className="text-ink-3">{` · ${nameOf(current.byUserId)}, `}</span>
        <Time at={current.createdAt} style="ago" className="text-ink-3" />
      </p>
      {isUnderWay(current) && (
        <div className="flex items-center gap-3">
          <progress
            aria-label={STATE_LABELS[state]}
            max={100}
            value={percent}
            className="bg-line [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-brand [&::-moz-progress-bar]:bg-brand h-2 min-w-0 grow appearance-none overflow-hidden rounded-full"
          />
          <span className="text-13 text-ink-2 tabular-nums">{`${percent} %`}</span>
          {canCancelImport(current) && <Button onClick={() => void cancel()}>Cancel</Button>}
        </div>
      )}
      <p role={isNew ? 'status' : undefined} className="text-14 text-ink-2">
        {isUnderWay(current)
          ? `${STATE_LABELS[state]} …`
          : `${STATE_LABELS[state]}: ${importOutcome(current)}`}
      </p>
      {!isUnderWay(current) && <ImportRemainder report={current} importId={current.id} />}
      {keptCount > 0 && (
        <p className="text-13 text-ink-2">
          {`${keptCount} stayed, because they were changed since: ${kept
            .slice(0, 5)
            .map(({ name }) => name)
            .join(', ')}${keptCount > 5 ? ' …' : '.'}`}
        </p>
      )}
      {error !== null && (
        <p role="alert" className="text-14 text-danger">
          {error}
        </p>
      )}
      {canUndo && (
        <div className="flex flex-wrap items-center gap-3">
          {isNew && (
            <Button variant="primary" onClick={() => show({ sort: 'updatedAt' })}>
              Show them
            </Button>
          )}
          <Button onClick={() => void undo()}>Undo import</Button>
          <span className="text-13 text-ink-3">
            {'Possible until '}
            <Time at={current.undoableUntil} style="full" />
          </span>
        </div>
      )}
    </div>
  );
}
