'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ContactImport } from '@/lib/contract/contacts/contact-import.ts';
import { ApiError } from '../../_client/rest/api-request.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { useNow } from '../../_ui/time/use-now.ts';
import { useNameOf } from '../state/address-book-context.ts';
import { importApi } from './import-api.ts';

const LOOK_MS = 400;
const REJECTED_SHOWN = 50;

const isMoving = ({ state }: ContactImport) => state === 'running' || state === 'undoing';

/** An import as it goes on: asked for while it moves. */
export function useImport(first: ContactImport): {
  readonly current: ContactImport;
  readonly error: string | null;
  undo(): Promise<void>;
} {
  const [current, setCurrent] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const look = useEffectEvent(async () => {
    try {
      setCurrent(await importApi.one(first.id));
      setError(null);
    } catch (thrown) {
      // The import goes on by itself; the next look tells more.
      setError(thrown instanceof ApiError ? thrown.message : null);
    }
  });
  const isLooking = isMoving(current);
  useEffect(() => {
    if (!isLooking) return;
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isLooking]);
  return {
    current,
    error,
    async undo() {
      try {
        setCurrent(await importApi.undo(first.id));
        setError(null);
      } catch (thrown) {
        setError(thrown instanceof ApiError ? thrown.message : 'The import was not undone.');
      }
    },
  };
}

const WORDS: Readonly<Record<ContactImport['state'], string>> = {
  running: 'Importing',
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
  const { current, error, undo } = useImport(first);
  const nameOf = useNameOf();
  const now = useNow();
  const { state, fileName, total, done, rejected, rejectedCount, kept, keptCount } = current;
  const canUndo =
    (state === 'done' || state === 'failed') &&
    current.created + current.updated > 0 &&
    Date.parse(current.undoableUntil) > now.getTime();
  const percent = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div className="rounded-card border-line bg-surface flex flex-col gap-2 border p-4">
      <p className="text-14">
        <span className="own-direction font-medium">{fileName || 'A file'}</span>
        <span className="text-ink-3">{` · ${nameOf(current.byUserId)}, `}</span>
        <Time at={current.createdAt} style="ago" className="text-ink-3" />
      </p>
      {isMoving(current) && (
        <div className="flex items-center gap-3">
          <progress
            aria-label={WORDS[state]}
            max={100}
            value={percent}
            className="accent-brand h-2 min-w-0 grow"
          />
          <span className="text-13 text-ink-2 tabular-nums">{`${percent} %`}</span>
        </div>
      )}
      <p role={isNew ? 'status' : undefined} className="text-14 text-ink-2">
        {isMoving(current) ? `${WORDS[state]} …` : `${WORDS[state]}: ${outcome(current)}`}
      </p>
      {/* Of earlier imports only the number is kept at hand. */}
      {rejected.length > 0 && (
        <details>
          <summary className="text-14 text-brand-text min-h-8">{`${rejectedCount} left out, and why`}</summary>
          <ul className="text-13 text-ink-2 flex flex-col gap-1 pt-1">
            {rejected.slice(0, REJECTED_SHOWN).map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>{`Line ${line}: ${reason}`}</li>
            ))}
          </ul>
        </details>
      )}
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

function outcome({ created, updated, skipped, rejectedCount }: ContactImport): string {
  const parts = [
    `${created} new`,
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(skipped > 0 ? [`${skipped} there already or left out`] : []),
    ...(rejectedCount > 0 ? [`${rejectedCount} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}
