/** Two runs of keys are joined while the younger one is at least a quarter of the other, up to so many keys. */
const JOINED_MAX = 32_000;
/** From so many keys on they leave; of 100 bytes each they take 12 MB. */
const FULL = 120_000;
/** So many wait at most, while others leave. */
const MOST = 2 * FULL;

/**
 * Index entries of documents that came many at once, until they are put into their trees in order. Each would be in a page
 * of its own there, and a page is written as a whole: in order, entries share it. Whoever reads the storage finds them as if
 * they were in their trees.
 *
 * They are in memory only. On disk are their documents, and a mark from which document on some are missing (catalogue.ts).
 */
export class Backlog {
  /** Keys as latin1 text, which compares as the bytes do. Each run is in order; the younger ones are at the end. */
  #runs: string[][] = [];
  /** What is on its way into the trees. */
  #leaving: readonly string[][] = [];
  /** Keys of this group, in no order yet. */
  #fresh: string[] = [];
  /** How many runs there were when the group began. */
  #before = 0;
  /** Keys that were removed while they waited. */
  readonly #removed = new Set<string>();
  #removedNow: string[] = [];
  #size = 0;
  #leavingSize = 0;
  /** The trees whose keys these are, and maybe others. */
  readonly #trees = new Set<number>();

  /** How many keys wait. */
  get size(): number {
    return this.#size + this.#fresh.length;
  }

  get isEmpty(): boolean {
    return this.size + this.#leavingSize === 0;
  }

  /** Whether enough keys wait to be put into their trees. */
  get isFull(): boolean {
    return this.size >= FULL;
  }

  get hasRoom(): boolean {
    return this.size < MOST;
  }

  get isLeaving(): boolean {
    return this.#leavingSize > 0;
  }

  /** Adds a key as latin1 text. Only inside a write, as {@link remove}. */
  add(tree: number, key: string): void {
    this.#trees.add(tree);
    this.#fresh.push(key);
  }

  remove(key: Buffer): void {
    if (!this.#trees.has(key.readUInt32BE())) return;
    const text = key.toString('latin1');
    if (this.#removed.has(text) || !this.#has(text)) return;
    this.#removed.add(text);
    this.#removedNow.push(text);
  }

  has(key: Buffer): boolean {
    if (!this.#trees.has(key.readUInt32BE())) return false;
    const text = key.toString('latin1');
    return !this.#removed.has(text) && this.#has(text);
  }

  /** The keys of one tree, from `low` (inclusive) to `high` (exclusive) or backwards from `high` to `low`, up to `limit`. */
  range(low: Buffer, high: Buffer, isReverse: boolean, limit: number): Buffer[] {
    if (!this.#trees.has(low.readUInt32BE())) return [];
    this.#seal();
    const [from, to] = [low.toString('latin1'), high.toString('latin1')];
    const found: string[] = [];
    for (const run of this.#all()) {
      const [first, end] = [placeOf(run, from), placeOf(run, to)];
      let left = limit;
      for (let i = 0; i < end - first && left > 0; i++) {
        const key = run[isReverse ? end - 1 - i : first + i] ?? '';
        if (this.#removed.has(key)) continue;
        found.push(key);
        left--;
      }
    }
    inOrder(found);
    if (isReverse) found.reverse();
    return found.slice(0, limit).map((key) => Buffer.from(key, 'latin1'));
  }

  /** The group is on disk. */
  commit(): void {
    this.#seal();
    this.#join();
    this.#before = this.#runs.length;
    this.#removedNow = [];
  }

  /** The group was undone. */
  rollback(): void {
    this.#fresh = [];
    for (const run of this.#runs.splice(this.#before)) this.#size -= run.length;
    for (const key of this.#removedNow) this.#removed.delete(key);
    this.#removedNow = [];
  }

  /** Everything that waits begins to leave; between two groups, and when nothing leaves. */
  startLeaving(): void {
    this.commit();
    this.#leaving = this.#runs;
    this.#leavingSize = this.#size;
    this.#runs = [];
    this.#size = 0;
    this.#before = 0;
  }

  /** What leaves, in order, without what was removed by the time it is asked for. */
  *leaving(): Generator<Buffer> {
    const runs = this.#leaving.map((keys) => ({ keys, at: 0 }));
    for (;;) {
      let next: (typeof runs)[number] | undefined;
      let least: string | undefined;
      for (const run of runs) {
        const key = run.keys[run.at];
        if (key === undefined || (least !== undefined && key >= least)) continue;
        least = key;
        next = run;
      }
      if (next === undefined || least === undefined) return;
      next.at++;
      if (!this.#removed.has(least)) yield Buffer.from(least, 'latin1');
    }
  }

  /** All that leaves is in the trees, on disk; between two groups. */
  endLeaving(): void {
    if (this.#removed.size > 0)
      for (const run of this.#leaving) for (const key of run) this.#removed.delete(key);
    this.#leaving = [];
    this.#leavingSize = 0;
    if (this.isEmpty) this.#trees.clear();
  }

  *#all(): Generator<readonly string[]> {
    yield* this.#leaving;
    yield* this.#runs;
  }

  #has(key: string): boolean {
    this.#seal();
    for (const run of this.#all()) if (run[placeOf(run, key)] === key) return true;
    return false;
  }

  /** Puts the fresh keys in order. */
  #seal(): void {
    if (this.#fresh.length === 0) return;
    this.#runs.push(inOrder(this.#fresh));
    this.#size += this.#fresh.length;
    this.#fresh = [];
  }

  /** Joins the youngest runs, so that there are few; only what is on disk, since a group may be undone. */
  #join(): void {
    for (;;) {
      const [older, younger] = this.#runs.slice(-2);
      if (older === undefined || younger === undefined) return;
      if (older.length > 4 * younger.length || older.length + younger.length > JOINED_MAX) return;
      this.#runs.splice(-2, 2, joined(older, younger));
    }
  }
}

/** Sorts keys; the order of texts without a comparison is that of their units, which are the bytes. */
function inOrder(keys: string[]): string[] {
  // biome-ignore lint/suspicious/useArraySortCompare: keys are in the order of their code units, and with a comparison it takes several times as long
  return keys.sort();
}

/** Two runs as one. */
function joined(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined) return all.concat(b.slice(j));
    if (right === undefined) return all.concat(a.slice(i));
    if (left < right) {
      all.push(left);
      i++;
    } else {
      all.push(right);
      j++;
    }
  }
}

/** Where a key is in a run, or would be. */
function placeOf(run: readonly string[], key: string): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((run[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
