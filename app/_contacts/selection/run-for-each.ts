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
