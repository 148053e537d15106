import { useEffect } from 'react';
import { isolate } from '@/lib/contract/values/isolate.ts';

/** Names the page after what is open, also when that is renamed, or was opened without asking the server. */
export function useTitle(name: string): void {
  useEffect(() => {
    document.title = `${isolate(name)} · Parley`;
  }, [name]);
}
