'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ContactImport } from '@/lib/contract/contacts/contact-import.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { canCancelImport, hasEnded } from './import-outcome.ts';
import { pollProgress } from './poll-progress.ts';
import { PATIENCE_MS } from './send-import.ts';

interface ImportProgress {
  readonly current: ContactImport;
  /** Why the last request failed, as a sentence; null when it did not. */
  readonly error: string | null;
  undo(): Promise<void>;
  cancel(): Promise<void>;
}

/** Whether an import is under way, or its undoing. */
export function isUnderWay({ state }: ContactImport): boolean {
  return canCancelImport({ state }) || state === 'cancelling' || state === 'undoing';
}

/** An import as it goes on: its record is read while it is under way, and as soon as the address book changed by it. */
export function useImport(first: ContactImport): ImportProgress {
  const [stored, setStored] = useState(first);
  const [isUndoing, setIsUndoing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { store } = useLiveClient();
  // Undoing shows at once; the record says so only when the server has begun.
  const current: ContactImport =
    isUndoing && hasEnded(stored) ? { ...stored, state: 'undoing', done: 0 } : stored;

  const read = useEffectEvent(async () => {
    try {
      setStored(await call('GET /contacts/imports/{id}', { params: { id: first.id } }));
      setError(null);
    } catch (thrown) {
      // The import goes on by itself; the next read says more.
      setError(errorMessage(thrown));
    }
  });
  const isPolled = isUnderWay(current);
  useEffect(() => {
    if (!isPolled) return;
    const poll = pollProgress(() => read());
    const unsubscribe = store.watch(({ addressBook }) => addressBook.resets, poll.readNow);
    return () => {
      poll.stop();
      unsubscribe();
    };
  }, [isPolled, store]);

  const undo = async () => {
    setIsUndoing(true);
    setError(null);
    try {
      setStored(
        await call('DELETE /contacts/imports/{id}', { params: { id: first.id }, patienceMs: PATIENCE_MS }),
      );
    } catch (thrown) {
      // Without an answer the server may have begun all the same, and goes on: its record says.
      const record = await call('GET /contacts/imports/{id}', { params: { id: first.id } }).catch(() => null);
      if (record) setStored(record);
      if (!record || hasEnded(record)) setError(errorMessage(thrown));
    }
    setIsUndoing(false);
  };

  const cancel = async () => {
    setError(null);
    try {
      setStored(await call('POST /contacts/imports/{id}/cancel', { params: { id: first.id } }));
    } catch (thrown) {
      setError(errorMessage(thrown));
    }
  };

  return { current, error, undo, cancel };
}
