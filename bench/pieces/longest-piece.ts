import { openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds during which this thread could not run because the system ran something else. */
const heldUp = openSchedule();

/**
 * The longest time between two turns of the event loop while `work` runs, in milliseconds. Where the system says how long it
 * ran something else meanwhile (Linux does), that is not counted.
 */
export async function longestPiece(work: () => Promise<unknown> | unknown): Promise<number> {
  await nextTurn();
  let longest = 0;
  let isDone = false;
  let last = performance.now() - heldUp();
  const turn = () => {
    const now = performance.now() - heldUp();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isDone = true;
  }
  await nextTurn();
  return longest;
}

/** The second number of the thread's schedstat: nanoseconds in which it was ready and waited for a processor. */
function openSchedule(): () => number {
  const bytes = Buffer.alloc(100);
  try {
    // The first thread of a process has the number of the process.
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    return () => {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6;
    };
  } catch {
    return () => 0;
  }
}
