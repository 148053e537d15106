import type { LiveAction } from './live-actions.ts';
import { type LiveState, reduceLive } from './live-state.ts';

/** The one store of a page, outside React: read by `useSyncExternalStore`. */
export interface LiveStore {
  getState(): LiveState;
  /** The state as the server rendered it: what is hydrated late must be drawn from it first. */
  getInitialState(): LiveState;
  dispatch(action: LiveAction): void;
  /** Runs `listener` after every change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** Runs `listener` whenever what `select` answers is another value; returns how to stop that. */
  watch<T>(select: (state: LiveState) => T, listener: (value: T) => void): () => void;
}

export function createLiveStore(initial: LiveState): LiveStore {
  let state = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    getState: () => state,
    getInitialState: () => initial,
    dispatch(action) {
      const next = reduceLive(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    watch(select, listener) {
      let value = select(state);
      return subscribe(() => {
        const next = select(state);
        if (next === value) return;
        value = next;
        listener(next);
      });
    },
  };
}
