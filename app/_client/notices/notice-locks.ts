/**
 * What the tabs of one browser need to agree on about notices, by Web Locks: they are free again by themselves when a
 * tab goes, however it goes. Browsers have them wherever they have notices (on secure pages).
 */

/** Runs `work` in one tab at a time, in the next one when this one goes. `work` returns how to stop it. */
export function inOneTab(name: string, work: () => () => void): () => void {
  return hold(`parley-${name}`, 'exclusive', work);
}

/** Says to the other tabs that the conversation is visible here, until the returned function is called. */
export function holdOpenLock(conversationId: string): () => void {
  return hold(openLockName(conversationId), 'shared', () => () => {});
}

/** Whether any tab says so. */
export async function isOpenAnywhere(conversationId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === openLockName(conversationId));
}

const openLockName = (conversationId: string) => `parley-looking-${conversationId}`;

function hold(name: string, mode: LockMode, work: () => () => void): () => void {
  if (!('locks' in navigator)) return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  navigator.locks
    .request(name, { mode, signal }, async () => {
      if (signal.aborted) return;
      const end = work();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      end();
    })
    // Given up while waiting for its turn.
    .catch(() => undefined);
  return () => stop.abort();
}
