import { useEffect, useEffectEvent, useState } from 'react';
import { errorMessage } from './api-error.ts';

/** The state of a request that is made when something opens. */
export type RequestState<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly reason: string };

/** Asks once for each `key`; null asks for nothing. `again` asks again after a failure. */
export function useRequest<T>(
  key: string | null,
  ask: () => Promise<T>,
): RequestState<T> & { again(): void } {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<{ of: string; answer: RequestState<T> } | null>(null);
  const run = useEffectEvent(ask);
  const of = `${key} ${turn}`;
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    const keep = (answer: RequestState<T>) => {
      if (isWanted) setFound({ of, answer });
    };
    run().then(
      (value) => keep({ state: 'here', value }),
      (thrown: unknown) => keep({ state: 'failed', reason: errorMessage(thrown) }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, of]);
  const answer = found?.of === of ? found.answer : ({ state: 'loading' } as const);
  return { ...answer, again: () => setTurn((before) => before + 1) };
}
