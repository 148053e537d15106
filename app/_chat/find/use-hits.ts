import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isProblem, readSearch, sentText } from '@/lib/contract/search/search-terms.ts';
import { ApiError, errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useJumping } from '../conversation/jumping.ts';

const PAUSE_MS = 150;
const AT_ONCE = 100;

/** The messages of one conversation that were found, the newest first. */
interface Hits {
  readonly seqs: readonly number[];
  readonly nextCursor: string | null;
  /** Which of them is shown; -1 for none. */
  readonly at: number;
}

const NONE: Hits = { seqs: [], nextCursor: null, at: -1 };

export interface HitsState extends Hits {
  readonly isSearching: boolean;
  /** Why nothing can be found: what is wrong with the words, or with the connection. */
  readonly problem: string | null;
  /** Goes to the next older (1) or newer (-1) one. */
  step(by: 1 | -1): void;
}

/** Finds `typed` in a conversation, and goes from hit to hit. `openedSeq` is one that is shown already. */
export function useHits(conversationId: string, typed: string, openedSeq: number | null): HitsState {
  const { jumpTo } = useJumping();
  const [hits, setHits] = useState(NONE);
  const [isSearching, setIsSearching] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(0);

  const read = async (q: string, cursor: string | null) => {
    const page = await call('GET /search', {
      query: { q, conversationId, limit: AT_ONCE, cursor: cursor ?? undefined },
    });
    return { seqs: page.items.map(({ message }) => message.seq), nextCursor: page.nextCursor };
  };

  const ask = async (work: () => Promise<Hits>, isShown: boolean) => {
    latest.current += 1;
    const number = latest.current;
    setIsSearching(true);
    try {
      const found = await work();
      if (number !== latest.current) return;
      setHits(found);
      setProblem(null);
      const seq = found.seqs[found.at];
      if (seq !== undefined && !isShown) void jumpTo(seq, { keepsFocus: true });
    } catch (thrown) {
      if (number !== latest.current) return;
      setProblem(thrown instanceof ApiError && thrown.code === null ? 'Offline' : errorMessage(thrown));
    } finally {
      if (number === latest.current) setIsSearching(false);
    }
  };

  const search = useEffectEvent((q: string) => {
    const asked = readSearch(q);
    if (isProblem(asked)) {
      latest.current += 1;
      setIsSearching(false);
      setHits(NONE);
      setProblem(q === '' ? null : asked.problem);
      return;
    }
    const isOpened = openedSeq !== null;
    void ask(async () => {
      const { seqs, nextCursor } = await read(q, null);
      return { seqs, nextCursor, at: isOpened ? seqs.indexOf(openedSeq) : seqs.length > 0 ? 0 : -1 };
    }, isOpened);
  });

  const q = sentText(typed);
  useEffect(() => {
    const timer = setTimeout(() => search(q), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [q]);

  const goTo = (at: number) => {
    const seq = hits.seqs[at];
    if (seq === undefined) return;
    setHits({ ...hits, at });
    void jumpTo(seq, { keepsFocus: true });
  };

  return {
    ...hits,
    isSearching,
    problem,
    step(by) {
      const to = hits.at + by;
      if (to < hits.seqs.length || hits.nextCursor === null) return goTo(Math.max(0, to));
      void ask(async () => {
        const more = await read(q, hits.nextCursor);
        return { seqs: [...hits.seqs, ...more.seqs], nextCursor: more.nextCursor, at: to };
      }, false);
    },
  };
}
