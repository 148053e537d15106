import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isProblem, readSearch, sentText } from '@/lib/contract/search/search-terms.ts';
import { useConnection } from '../_client/live/hooks.ts';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { BESIDE_MAX, type Found, NOTHING_FOUND, RESULTS_AT_ONCE, type SearchSeed } from './found.ts';
import { keptSearch } from './kept-search.ts';
import { wordsOfSearch } from './search-text.ts';

/** Typing on within this time asks once. */
const PAUSE_MS = 120;

export interface SearchState {
  readonly typed: string;
  readonly found: Found;
  /** What `found` was found by. */
  readonly of: string;
  readonly isSearching: boolean;
  /** What is wrong with what is typed. */
  readonly problem: string | null;
  /** Why the server could not be asked; what was found before stays. */
  readonly failure: string | null;
  type(typed: string): void;
  loadMore(): void;
  again(): void;
}

/** The search of the page: as the server rendered it, or as it was left, then asked anew while one types. */
export function useSearch(seed: SearchSeed): SearchState {
  const [first] = useState(() => keptSearch() ?? seed);
  const [typed, setTyped] = useState(first.q);
  const [shown, setShown] = useState({ of: first.q, found: first.found });
  const [isSearching, setIsSearching] = useState(false);
  const [problem, setProblem] = useState(seed.problem);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  const isConnected = useConnection().state === 'connected';

  /** Runs what is the newest question only; whatever comes late is dropped. */
  const ask = async (work: (isLatest: () => boolean) => Promise<unknown>) => {
    latest.current += 1;
    const number = latest.current;
    const isLatest = () => number === latest.current;
    setIsSearching(true);
    try {
      await work(isLatest);
      if (isLatest()) setFailure(null);
    } catch (thrown) {
      if (!isLatest()) return;
      if (thrown instanceof ApiError && thrown.code === 'invalid') setProblem(thrown.message);
      else setFailure(errorMessage(thrown));
    } finally {
      if (isLatest()) setIsSearching(false);
    }
  };

  const search = useEffectEvent(() => {
    const q = sentText(typed);
    noteAddress(q);
    const read = readSearch(q);
    setProblem(q !== '' && isProblem(read) ? read.problem : null);
    if (isProblem(read)) {
      latest.current += 1;
      setIsSearching(false);
      setFailure(null);
      setShown({ of: q, found: NOTHING_FOUND });
      return;
    }
    void ask((isLatest) => {
      // The messages of the search before stay until the others are there, and so do its other results.
      const take = (part: Partial<Found>) => {
        if (isLatest()) setShown((before) => ({ of: q, found: { ...before.found, ...part } }));
      };
      const words = read.filters.length > 0 ? null : wordsOfSearch(read);
      return Promise.all([findMessages(q).then(take), findBeside(q, words).then(take)]);
    });
  });

  const wish = `${sentText(typed)}\n${turn}`;
  const asked = useRef(wish);
  useEffect(() => {
    if (wish === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wish;
      search();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wish]);

  // What happened while the connection was away was not received here.
  const hasLost = useRef(false);
  useEffect(() => {
    if (!isConnected) return;
    if (hasLost.current) setTurn((before) => before + 1);
    return () => {
      hasLost.current = true;
    };
  }, [isConnected]);

  return {
    typed,
    found: shown.found,
    of: shown.of,
    isSearching: isSearching || (sentText(typed) !== shown.of && problem === null && failure === null),
    problem,
    failure,
    type: setTyped,
    loadMore: () =>
      void ask(async (isLatest) => {
        const { items, nextCursor } = shown.found.messages;
        const page = await call('GET /search', {
          query: { q: shown.of, limit: RESULTS_AT_ONCE, cursor: nextCursor ?? undefined },
        });
        const messages = { ...page, items: [...items, ...page.items] };
        if (isLatest()) setShown(({ of, found }) => ({ of, found: { ...found, messages } }));
      }),
    again: () => setTurn(turn + 1),
  };
}

/** Lets the address say what is searched for. One that says so already is left alone: it would stop a page on its way. */
function noteAddress(q: string): void {
  if ((new URLSearchParams(window.location.search).get('q') ?? '') === q) return;
  window.history.replaceState(null, '', q === '' ? '/search' : `/search?q=${encodeURIComponent(q)}`);
}

async function findMessages(q: string): Promise<Pick<Found, 'messages'>> {
  return { messages: await call('GET /search', { query: { q, limit: RESULTS_AT_ONCE } }) };
}

/** Everything but messages. Filters are about messages and files: `words` is null then. */
async function findBeside(q: string, words: string | null): Promise<Omit<Found, 'messages'>> {
  const files = call('GET /search', { query: { q, has: 'file', limit: BESIDE_MAX } });
  if (words === null) return { people: [], contacts: [], rooms: [], files: (await files).items };
  const query = { query: words, limit: BESIDE_MAX };
  const [people, contacts, rooms, withFiles] = await Promise.all([
    call('GET /users', { query }),
    call('GET /contacts', { query }),
    call('GET /rooms', { query }),
    files,
  ]);
  return { people: people.items, contacts: contacts.items, rooms: rooms.items, files: withFiles.items };
}
