import { useEffect, useEffectEvent, useState } from 'react';
import type { SentFile } from '@/lib/contract/files/file.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';

const PAGE = 30;

interface SentFiles {
  readonly items: readonly SentFile[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the last page could not be loaded; null when it could. */
  readonly failure: string | null;
  loadMore(): void;
}

/** The files of a conversation of some kinds, newest first, page by page; read anew when some are sent or deleted. */
export function useSentFiles(conversationId: string, kind: string): SentFiles {
  const [items, setItems] = useState<readonly SentFile[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  const present = useLive(
    ({ threads }) =>
      threads
        .get(conversationId)
        ?.thread.items.flatMap(({ files }) => files.map(({ id }) => id))
        .join() ?? '',
  );

  const load = async (after: string | null) => {
    setIsLoading(true);
    setFailure(null);
    try {
      const page = await call('GET /conversations/{id}/files', {
        params: { id: conversationId },
        query: { kind, limit: PAGE, ...(after !== null && { cursor: after }) },
      });
      setItems((before) => (after === null ? page.items : [...before, ...page.items]));
      setCursor(page.nextCursor);
    } catch (thrown) {
      setFailure(errorMessage(thrown));
    }
    setIsLoading(false);
  };

  const begin = useEffectEvent(() => void load(null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is present changed, so the list did
  useEffect(() => begin(), [present]);

  return { items, hasMore: cursor !== null, isLoading, failure, loadMore: () => void load(cursor) };
}
