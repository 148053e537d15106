import pLimit, { type LimitFunction } from 'p-limit';

/** Runs the works of one key one after the other, in the order of the calls; other keys do not wait. */
export type KeyedQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A queue per key. A work that fails does not stop the next, and an idle key takes no memory. */
export function createKeyedQueue(queues = new Map<string, LimitFunction>()): KeyedQueue {
  return async (key, work) => {
    const queue = queues.get(key) ?? pLimit(1);
    queues.set(key, queue);
    try {
      return await queue(work);
    } finally {
      if (queue.activeCount + queue.pendingCount === 0) queues.delete(key);
    }
  };
}
