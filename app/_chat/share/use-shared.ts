import { useEffect, useState } from 'react';
import { readShared, type Shared } from '../../_client/shared/shared-storage.ts';
import { sharedText } from './shared-text.ts';

/** What is shared: a text, files, or both. */
export interface Handed {
  readonly text: string;
  readonly files: readonly File[];
}

/** What another app handed over: what is in the address, or what the worker kept under `id`. Undefined while it is read. */
export function useShared(text: string, id: string | null): Handed | undefined {
  const [handed, setHanded] = useState<Handed>();
  useEffect(() => {
    if (id === null) return;
    let isWanted = true;
    const take = (shared: Shared | null) => {
      if (isWanted) setHanded({ text: shared ? sharedText(shared) : '', files: shared?.files ?? [] });
    };
    readShared(id).then(take, () => take(null));
    return () => {
      isWanted = false;
    };
  }, [id]);
  return id === null ? { text, files: [] } : handed;
}
