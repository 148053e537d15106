import { ApiError } from '../../_client/rest/api-error.ts';

/** How many requests are under way at once. */
const AT_ONCE = 4;

/** Runs `work` for each item, some at once; resolves to those for which it went well, in the order they ended. */
export async function runForEach<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<T[]> {
  const done: T[] = [];
  const waiting = [...items];
  const runNext = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (await work(item)) done.push(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runNext));
  return done;
}

/** How long is waited when the server has had enough for now. */
const PAUSE_MS = 5_000;

/** Asks again while the server says that it was asked too often: so many things at once take their time. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.code === 'rate_limited')) throw thrown;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
