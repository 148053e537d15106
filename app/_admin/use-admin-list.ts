import { useCallback, useEffect, useRef, useState } from 'react';
import { useListsVersion } from '../_client/live/hooks.ts';
import { errorMessage } from '../_client/rest/api-error.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A long list of the admin panel, as far as it is loaded. */
export interface AdminListState<T> extends Page<T> {
  readonly error: string;
  readonly isLoading: boolean;
  more(): void;
  /** Puts a changed item in the place of what it was. */
  replace(item: T): void;
  remove(id: string): void;
}

/**
 * One long list of the admin panel, or of one's own invitations: its first page from the server, more pages by cursor,
 * and the first page again whenever `load` changes (another search) or the server says that it looks different.
 */
export function useAdminList<T extends { readonly id: string }>(
  seed: Page<T>,
  load: (cursor: string | undefined) => Promise<Page<T>>,
): AdminListState<T> {
  const [page, setPage] = useState(seed);
  const [error, setError] = useState('');
  const [isLoading, setIsLoading] = useState(false);
  const version = useListsVersion();
  const seen = useRef({ load, version });

  const read = useCallback(
    async (cursor: string | undefined) => {
      setIsLoading(true);
      try {
        const next = await load(cursor);
        if (seen.current.load !== load) return;
        setPage((before) =>
          cursor === undefined ? next : { ...next, items: [...before.items, ...next.items] },
        );
        setError('');
      } catch (thrown) {
        setError(errorMessage(thrown));
      } finally {
        setIsLoading(false);
      }
    },
    [load],
  );

  useEffect(() => {
    const isSame = seen.current.load === load && seen.current.version === version;
    seen.current = { load, version };
    if (!isSame) void read(undefined);
  }, [load, version, read]);

  return {
    ...page,
    error,
    isLoading,
    more: () => void read(page.nextCursor ?? undefined),
    replace: (item) =>
      setPage((before) => ({
        ...before,
        items: before.items.map((each) => (each.id === item.id ? item : each)),
      })),
    remove: (id) =>
      setPage((before) => ({ ...before, items: before.items.filter((each) => each.id !== id) })),
  };
}
