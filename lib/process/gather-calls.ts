/** So many keys are looked up at once. */
const KEYS_MAX = 1_000;

interface Waiting<K, R> {
  readonly keys: readonly K[];
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Makes one call for all who ask at the same time, and one for all who ask while another is under way: many sockets that
 * connect together cost a few reads of the store. Each gets the result for everyone's keys, read after they asked.
 */
export function gatherCalls<K, R>(call: (keys: K[]) => Promise<R>): (keys: readonly K[]) => Promise<R> {
  const waiting: Waiting<K, R>[] = [];
  let isRunning = false;

  const run = async () => {
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        const result = await call([...new Set(batch.flatMap(({ keys }) => keys))]);
        for (const { resolve } of batch) resolve(result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  };

  const takeBatch = () => {
    let keys = 0;
    const end = waiting.findIndex((each, index) => {
      keys += each.keys.length;
      return index > 0 && keys > KEYS_MAX;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  return (keys) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // Those who ask in the same turn of the event loop come along.
      setImmediate(() => void run());
    });
}
