import { type ConcurrencyLimit, createConcurrencyLimit } from '../../process/concurrency-limit.ts';
import { singleton } from '../../process/singleton.ts';

/**
 * A file of contacts is held whole while it is read, as bytes and as text: its quotes and folded lines end where they
 * end, and the preview reads it twice. With 25 MB at most that is some 75 MB for each, so that a few at once are bounded;
 * others wait with their bodies unread.
 */
const AT_ONCE = 3;
const WAITING_MAX = 30;

const held = singleton<ConcurrencyLimit>('contact-file-limit');

/**
 * Runs `work`, which holds a file, when there is room for one more. Resolves with what it answers, which may be before
 * its end: the room is taken until then. Throws `rate_limited` when too many wait.
 */
export function withRoomForFile<T>(work: (answer: (value: T) => void) => Promise<void>): Promise<T> {
  const limit = held.get() ?? createConcurrencyLimit(AT_ONCE, WAITING_MAX);
  held.set(limit);
  return new Promise<T>((resolve, reject) => {
    limit.run(() => work(resolve)).catch(reject);
  });
}
