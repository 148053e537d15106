import { useEffect, useState } from 'react';

/** Typing on within this time asks once. */
const PAUSE_MS = 120;

interface TypedAnswer<T> {
  /** The last answer stays until the next one is there, so that nothing flickers while one types. */
  readonly answer: T;
  /** What it answers; null while there is none. */
  readonly query: string | null;
  readonly isSearching: boolean;
  /** The server was not reached, or refused: the answer is that of nothing found. */
  readonly isFailed: boolean;
}

interface TypedSearch<T> {
  /** The same function each time. */
  search(query: string): Promise<T>;
  /** The answer where nothing is asked or found; the same object each time. */
  readonly nothing: T;
  /** Whether the server is asked before anything is typed, too. */
  readonly isAskedEmpty?: boolean;
}

/** What the server finds for what is being typed. */
export function useTypedAnswer<T>(
  typed: string,
  { search, nothing, isAskedEmpty = false }: TypedSearch<T>,
): TypedAnswer<T> {
  const query = typed.trim();
  const isAsked = query !== '' || isAskedEmpty;
  const [found, setFound] = useState<Omit<TypedAnswer<T>, 'isSearching'>>({
    answer: nothing,
    query: null,
    isFailed: false,
  });

  useEffect(() => {
    if (!isAsked) return;
    let isStale = false;
    const timer = setTimeout(
      async () => {
        const answer = await search(query).catch(() => null);
        if (!isStale) setFound({ answer: answer ?? nothing, query, isFailed: answer === null });
      },
      query === '' ? 0 : PAUSE_MS,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [query, isAsked, search, nothing]);

  if (!isAsked) return { answer: nothing, query: null, isSearching: false, isFailed: false };
  return { ...found, isSearching: found.query !== query };
}
