import { useLayoutEffect } from 'react';
import { isolate } from '@/lib/contract/values/isolate.ts';

const COUNT = /^\(\d+\+?\) /;

/** What is open gives the page its title; null where the page's own metadata do. */
let given: string | null = null;

/**
 * Names the page after what is open, also when that is renamed, or was opened without asking the server: the title of the
 * page before may still be on its way then, and `TitleCount` puts this one back.
 */
export function useTitle(name: string): void {
  useLayoutEffect(() => {
    given = `${isolate(name)} · Parley`;
    document.title = given;
    return () => {
      given = null;
    };
  }, [name]);
}

/** The title that the page has to have, with a count before it unless that is empty. */
export function titleWith(count: string): string {
  const title = given ?? document.title.replace(COUNT, '');
  return count === '' ? title : `(${count}) ${title}`;
}
