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
}

export function createLiveStore(initial: LiveState): LiveStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    getInitialState: () => initial,
    dispatch(action) {
      const next = reduceLive(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
