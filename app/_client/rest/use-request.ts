import { useEffect, useEffectEvent, useState } from 'react';
import { wordsOf } from './api-request.ts';

/** An answer that is asked for when something opens. */
export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly reason: string };

/** Asks once for each `key`; null asks for nothing. `again` asks anew after a failure. */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>): Answer<T> & { again(): void } {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<{ of: string; answer: Answer<T> } | null>(null);
  const run = useEffectEvent(ask);
  const of = `${key} ${turn}`;
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    const take = (answer: Answer<T>) => {
      if (isWanted) setFound({ of, answer });
    };
    run().then(
      (value) => take({ state: 'here', value }),
      (thrown: unknown) => take({ state: 'failed', reason: wordsOf(thrown) }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, of]);
  const answer = found?.of === of ? found.answer : ({ state: 'loading' } as const);
  return { ...answer, again: () => setTurn((before) => before + 1) };
}
