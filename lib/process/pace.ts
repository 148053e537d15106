/** Long work gives others of this process a turn after so many milliseconds. */
const PIECE_MS = 4;

/** Await it between the steps of long work, each of which must be short; it costs next to nothing while no turn is due. */
export type Pace = () => Promise<void> | undefined;

/** What is between two pieces of work that took so many milliseconds: one turn of the event loop, or a longer pause. */
type Pause = (workedMs: number) => Promise<unknown>;

/** The pace of one long piece of work, what it waits for included: it gives others a turn after 4 ms. */
export function createPace(pause: Pause = nextTurn): Pace {
  let begun = performance.now();
  return () => {
    const worked = performance.now() - begun;
    if (worked < PIECE_MS) return undefined;
    return pause(worked).then(() => {
      begun = performance.now();
    });
  };
}

/** Resolves when all else that is ready has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What `make` makes of each item, in their order, with a turn for others between the pieces. */
export async function mapInPieces<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  make: (item: T) => R,
  pace: Pace = createPace(),
): Promise<R[]> {
  const made: R[] = [];
  for await (const item of items) {
    made.push(make(item));
    const due = pace();
    if (due !== undefined) await due;
  }
  return made;
}
