'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ContactImport } from '@/lib/contract/contacts/contact-import.ts';
import { useConnection } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { canCancelImport, hasEnded } from './import-outcome.ts';

interface ImportInProgress {
  readonly current: ContactImport;
  /** Why the last request failed, as a sentence; null when it did not. */
  readonly error: string | null;
  undo(): Promise<void>;
  cancel(): Promise<void>;
}

/** An import of another person tells nothing, and an event may be lost: so often the record is read, in milliseconds. */
const READ_AGAIN_MS = 10_000;

/** Whether an import is under way, or its undoing. */
export function isUnderWay({ state }: Pick<ContactImport, 'state'>): boolean {
  return canCancelImport({ state }) || state === 'cancelling' || state === 'undoing';
}

/**
 * An import as it goes on, in whatever tab it was begun: events say how far it is. Its record is read when it has ended, after
 * a lost connection, and now and then.
 */
export function useImport(first: ContactImport): ImportInProgress {
  const [current, setCurrent] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const { store } = useLiveClient();
  const { state: connection } = useConnection();

  const read = useEffectEvent(async () => {
    try {
      setCurrent(await call('GET /contacts/imports/{id}', { params: { id: first.id } }));
      setError(null);
    } catch (thrown) {
      // The import goes on by itself; the next read says more.
      setError(errorMessage(thrown));
    }
  });
  const isMoving = isUnderWay(current);
  useEffect(
    () =>
      store.watch(
        ({ addressBook }) => addressBook.progress,
        (progress) => {
          if (progress?.id !== first.id) return;
          setCurrent((now) => ({ ...now, ...progress }));
          // What was left out, and why, is in the record only.
          if (!isUnderWay(progress)) void read();
        },
      ),
    [store, first.id],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told while the connection was gone is read
  useEffect(() => {
    if (!isMoving) return;
    void read();
    const timer = setInterval(() => void read(), READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving, connection]);

  const ask = async (request: () => Promise<ContactImport>) => {
    setError(null);
    try {
      setCurrent(await request());
    } catch (thrown) {
      // Without an answer the server may have begun all the same: its record says.
      const record = await call('GET /contacts/imports/{id}', { params: { id: first.id } }).catch(() => null);
      if (record) setCurrent(record);
      if (!record || hasEnded(record) || canCancelImport(record)) setError(errorMessage(thrown));
    }
  };
  return {
    current,
    error,
    undo: () =>
      ask(() => call('DELETE /contacts/imports/{id}', { params: { id: first.id }, query: { wait: false } })),
    cancel: () => ask(() => call('POST /contacts/imports/{id}/cancel', { params: { id: first.id } })),
  };
}
