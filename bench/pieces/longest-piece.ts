import { openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

const ran = openSchedule();

/**
 * The longest that the event loop is kept between two of its turns while `work` runs, in milliseconds: of this thread's
 * processor time where the system tells it (Linux does), so that other programs do not count.
 */
export async function longestPiece(work: () => Promise<unknown> | unknown): Promise<number> {
  await nextTurn();
  let longest = 0;
  let isDone = false;
  let last = ran();
  const turn = () => {
    const now = ran();
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

/** The first number of a thread's schedstat is for how many nanoseconds it has run. */
function openSchedule(): () => number {
  const bytes = Buffer.alloc(100);
  try {
    // The first thread of a process has the number of the process.
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    return () => {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[0]) / 1e6;
    };
  } catch {
    return () => performance.now();
  }
}
