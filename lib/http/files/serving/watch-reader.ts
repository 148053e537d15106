import type { ServerResponse } from 'node:http';

/** How often the rights of somebody who still receives a file are checked, in milliseconds. */
const CHECK_MS = 3_000;
/** Who takes nothing for so long gets nothing more: a player that was paused asks for the rest by its range. */
const IDLE_MS = 120_000;

/** Ends an answer when its reader may not have it any more, or takes nothing of it. Stops when the answer is called. */
export function watchReader(response: ServerResponse, mayStillRead: () => Promise<boolean>): () => void {
  let taken = -1;
  let takenAt = performance.now();
  let isChecking = false;
  const check = async () => {
    const bytes = (response.socket?.bytesWritten ?? 0) - response.writableLength;
    if (bytes !== taken) takenAt = performance.now();
    taken = bytes;
    if (performance.now() - takenAt > IDLE_MS) response.destroy();
    else if (!(await mayStillRead())) response.destroy();
  };
  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    check()
      // The store is away: rights cannot be read, and nobody reads on without them.
      .catch(() => response.destroy())
      .finally(() => {
        isChecking = false;
      });
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
