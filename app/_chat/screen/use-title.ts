import { useLayoutEffect } from 'react';
import { isolate } from '@/lib/contract/values/isolate.ts';

/**
 * Names the page after what is open, also when that is renamed, or was opened without asking the server: the title of the
 * page before may still be on its way then. What others put before the name, such as a count, stays.
 */
export function useTitle(name: string): void {
  useLayoutEffect(() => {
    const title = `${isolate(name)} · Parley`;
    const keep = () => {
      if (!document.title.endsWith(title)) document.title = title;
    };
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [name]);
}
