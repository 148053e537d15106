import { setTimeout as wait } from 'node:timers/promises';

interface GatheredWriterOptions<V> {
  /** Writes everything that was gathered. It is not called again before it has ended. */
  write(gathered: ReadonlyMap<string, V>): Promise<void>;
  /** What two values under one key are together. */
  join(older: V, newer: V): V;
  /** What the first value waits for before it is written; others are gathered meanwhile. */
  pause(): Promise<void>;
}

interface Pacing {
  /** Milliseconds after a write in which values are gathered for the next one. */
  readonly gatherMs: number;
  /** The time, in milliseconds. */
  now(): number;
}

/** Options of a writer that writes a lone value at once, and together those that follow within `gatherMs`. */
export function gatherFor<V>(
  { gatherMs, now }: Pacing,
  write: GatheredWriterOptions<V>['write'],
): Pick<GatheredWriterOptions<V>, 'pause' | 'write'> {
  let writtenAt = Number.NEGATIVE_INFINITY;
  return {
    // At least a moment, so that what was published meanwhile reaches the sockets first.
    pause: () =>
      wait(Math.min(gatherMs, Math.max(1, writtenAt + gatherMs - now())), undefined, { ref: false }),
    write: (gathered) => {
      writtenAt = now();
      return write(gathered);
    },
  };
}

/**
 * Gathers values under keys and writes them together: one write at a time, and what is added while it runs, or during
 * the pause before it, is one write more. It holds one value a key.
 */
export class GatheredWriter<V> {
  readonly #options: GatheredWriterOptions<V>;
  #waiting = new Map<string, V>();
  #writing: ReadonlyMap<string, V> = new Map();
  /** The write that runs, and the one that takes what waits. */
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #endPause: () => void = () => undefined;

  constructor(options: GatheredWriterOptions<V>) {
    this.#options = options;
  }

  /** Resolves when the value is written, and rejects as the write does; it is not tried again then. */
  add(key: string, value: V): Promise<void> {
    const older = this.#waiting.get(key);
    this.#waiting.set(key, older === undefined ? value : this.#options.join(older, value));
    this.#next ??= this.#writeNext();
    return this.#next;
  }

  /** Whether something under this key is not written yet. */
  isPending(key: string): boolean {
    return this.#waiting.has(key) || this.#writing.has(key);
  }

  /** Writes what waits without a pause. Resolves when all that was added before has been written, or has failed. */
  async flush(): Promise<void> {
    this.#endPause();
    await Promise.allSettled([this.#current, this.#next]);
  }

  async #writeNext(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      this.#endPause = resolve;
    });
    await Promise.race([this.#options.pause(), ended]);
    await this.#current.catch(() => undefined);
    const gathered = this.#waiting;
    this.#waiting = new Map();
    this.#next = null;
    this.#writing = gathered;
    this.#current = this.#options.write(gathered);
    try {
      await this.#current;
    } finally {
      this.#writing = new Map();
    }
  }
}
