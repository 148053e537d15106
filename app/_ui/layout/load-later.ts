import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A part that could not be fetched is asked for again when the network is back, and after so long. */
const AGAIN_MS = [1_000, 2_000, 5_000, 15_000];
const AGAIN_LAST_MS = 30_000;

/**
 * A part of a page whose code is fetched when it is first drawn. Where it cannot be fetched, as without a network, its place stays
 * empty until it can.
 */
export function loadLater<P = object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await untilFetched(load) }));
}

/** Fetches code, again and again until it is there. Rejects when the code itself throws. */
export async function untilFetched<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (!isNotFetched(error)) throw error;
      await nextChance(AGAIN_MS[tries] ?? AGAIN_LAST_MS);
    }
  }
}

function isNotFetched(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

function nextChance(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      window.removeEventListener('online', go);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
  });
}
