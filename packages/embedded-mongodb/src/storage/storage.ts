import { chmod, link, mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { EngineError } from '../errors/engine-error.ts';
import { Backlog } from './backlog.ts';
import { RECORD_ID_BYTES } from './keys.ts';

/** One write, made of steps: each step is all or nothing, and at each `yield` between them other writes may run. */
export type Work<T> = Generator<void, T>;

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

interface Job {
  readonly work: Work<unknown>;
  /** Whether it has been in a group before, and goes on. */
  hasBegun: boolean;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * How long the writes that go on from an earlier group may together delay the commit of a group, in milliseconds: twice
 * as long as the last commit took, within these bounds. So a long write does not consist mostly of commits, and other writes
 * do not wait long.
 */
const SLICE_MS = { least: 12, most: 24 } as const;
/** As long a write among others may take in its first group. Most are done by then; the rest go on as long ones. */
const FIRST_SLICE_MS = 1;
const MAX_JOBS = 512;

/**
 * The ordered bytes under the engine: LMDB with a group commit of our own. All waiting writes run inside one
 * synchronous transaction, and are acknowledged when it is on disk. That is faster than LMDB's asynchronous writes, and
 * no reader sees what could still be undone.
 */
export class Storage {
  /** Increases with each group of writes: what was read ahead in an earlier epoch is stale. */
  epoch = 0;
  /** Called inside the transaction before it is committed. */
  beforeCommit: () => void = () => {};
  /** Called after a group was undone: whatever mirrors the storage in memory must be read again. */
  afterAbort: () => void = () => {};
  /** Called after a group while index entries wait. */
  onBacklog: () => void = () => {};
  readonly backlog = new Backlog();
  readonly #db: RootDatabase<Buffer, Uint8Array>;
  #queue: Job[] = [];
  #isScheduled = false;
  #isClosed = false;
  #sliceMs: number = SLICE_MS.least;
  /** Whether long writes had their share of the last group. */
  #hasLongRun = false;

  constructor(folder: string) {
    this.#db = open<Buffer, Uint8Array>({
      path: folder,
      noSubdir: false,
      keyEncoding: 'binary',
      encoding: 'binary',
      cache: false,
      overlappingSync: false,
    });
  }

  /** The bytes under a key, as a copy. */
  get(key: Buffer): Buffer | undefined {
    // LMDB's own copy allocates for each value; a copy in Node's pool costs a third of that.
    const shared = this.#db.getBinaryFast(key);
    if (shared !== undefined) return Buffer.from(shared.subarray(0, shared.length));
    if (this.backlog.isEmpty || !this.backlog.has(key)) return undefined;
    return recordIdAtEnd(key);
  }

  /** Only inside a write. */
  put(key: Uint8Array, value: Uint8Array): void {
    this.#db.putSync(key, Buffer.isBuffer(value) ? value : Buffer.from(value));
  }

  /** Puts an index entry whose key ends with the id of its record, which is its value. Only inside a write. */
  putEntry(key: Buffer): void {
    this.#db.putSync(key, recordIdAtEnd(key));
  }

  /** Only inside a write. */
  remove(key: Buffer): void {
    this.#db.removeSync(key);
    if (!this.backlog.isEmpty) this.backlog.remove(key);
  }

  /**
   * The entries from `low` (inclusive) to `high` (exclusive), or backwards from `high` to `low`, up to `limit`
   * entries or `maxBytes` of values.
   */
  read(low: Buffer, high: Buffer, isReverse: boolean, limit: number, maxBytes = 1 << 20): Entry[] {
    const range = isReverse
      ? { start: high, end: low, reverse: true, exclusiveStart: true, inclusiveEnd: true, limit }
      : { start: low, end: high, limit };
    const entries: Entry[] = [];
    let bytes = 0;
    for (const { key, value } of this.#db.getRange(range)) {
      if (!Buffer.isBuffer(key)) continue;
      entries.push({ key, value });
      bytes += value.length;
      if (bytes >= maxBytes) break;
    }
    if (this.backlog.isEmpty) return entries;
    // Where the reading stopped early, there may be more in the tree before the next key that waits.
    const end = entries.length === limit || bytes >= maxBytes ? entries.at(-1)?.key : undefined;
    return joined(entries, this.backlog.range(low, high, isReverse, limit), isReverse, end).slice(0, limit);
  }

  /** Runs a write in the next group, and resolves with its result when that group is on disk. */
  write<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) {
        reject(new EngineError('InterruptedAtShutdown', 'the embedded engine is closing'));
        return;
      }
      this.#queue.push({ work, hasBegun: false, done: (result) => resolve(result as T), failed: reject });
      this.#schedule();
    });
  }

  /** Runs a write of a single step: it is all or nothing. */
  once<T>(step: () => T): Promise<T> {
    return this.write(oneStep(step));
  }

  /**
   * Writes a consistent copy of everything into a new file, while other commands run. The file appears only
   * when it is complete and on disk.
   */
  async backup(file: string): Promise<void> {
    const draft = await mkdtemp(`${file}.`);
    try {
      await this.#db.backup(draft, true);
      const copy = join(draft, 'data.mdb');
      await chmod(copy, 0o600);
      const handle = await openFile(copy, 'r+');
      await handle.sync().finally(() => handle.close());
      // Unlike a rename, a link fails when the file exists already.
      await link(copy, file);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  /** Bytes of the file that LMDB uses so far. */
  bytesOnDisk(): number {
    const stats: { pageSize?: number; lastPageNumber?: number } = this.#db.getStats();
    return (stats.pageSize ?? 0) * ((stats.lastPageNumber ?? 0) + 1);
  }

  /** Commits what is waiting, refuses new writes, and closes the file. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#runGroup();
    for (const job of this.#queue) {
      job.failed(new EngineError('InterruptedAtShutdown', 'the embedded engine is closing'));
    }
    this.#queue = [];
    await this.#db.close();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#queue.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#runGroup();
      this.#schedule();
    });
  }

  #runGroup(): void {
    const group = this.#nextGroup();
    if (group.length === 0) return;
    const answers: (() => void)[] = [];
    const unfinished: Job[] = [];
    let written = 0;
    try {
      this.#db.transactionSync(() => {
        let longEnd = Number.POSITIVE_INFINITY;
        for (const job of group) {
          const begun = performance.now();
          if (job.hasBegun || group.length === 1) longEnd = Math.min(longEnd, begun + this.#sliceMs);
          const answer = runSlice(job, job.hasBegun || group.length === 1 ? longEnd : begun + FIRST_SLICE_MS);
          // Whoever ran first in this group is last in the next one.
          if (answer === undefined) unfinished.unshift(job);
          else answers.push(answer);
        }
        this.beforeCommit();
        written = performance.now();
      });
      const committedIn = performance.now() - written;
      this.#sliceMs = Math.min(SLICE_MS.most, Math.max(SLICE_MS.least, 2 * committedIn));
    } catch (error) {
      this.epoch++;
      this.backlog.rollback();
      this.afterAbort();
      const reason = storageError(error);
      for (const job of group) job.failed(reason);
      return;
    }
    this.epoch++;
    this.#queue.push(...unfinished);
    if (!this.backlog.isEmpty) {
      this.backlog.commit();
      this.onBacklog();
    }
    for (const answer of answers) answer();
  }

  /**
   * The writes of the next group: new ones first, then those that go on. These let every second group pass while others
   * wait, so that a short write waits for one share of the long ones at most.
   */
  #nextGroup(): Job[] {
    const waiting = this.#queue.splice(0, MAX_JOBS);
    const fresh = waiting.filter(({ hasBegun }) => !hasBegun);
    const long = waiting.filter(({ hasBegun }) => hasBegun);
    const isLongTurn = fresh.length === 0 || !this.#hasLongRun;
    this.#hasLongRun = isLongTurn && long.length > 0;
    if (isLongTurn) return [...fresh, ...long];
    this.#queue.unshift(...long);
    return fresh;
  }
}

/** Entries of the trees and keys that wait, in one order; of those that wait none beyond `end`. */
function joined(
  entries: readonly Entry[],
  waiting: readonly Buffer[],
  isReverse: boolean,
  end: Buffer | undefined,
): Entry[] {
  const isBefore = (a: Buffer, b: Buffer) => (isReverse ? b.compare(a) : a.compare(b)) <= 0;
  const all: Entry[] = [];
  let at = 0;
  for (const key of waiting) {
    if (end !== undefined && !isBefore(key, end)) break;
    for (let entry = entries[at]; entry !== undefined && isBefore(entry.key, key); entry = entries[++at])
      all.push(entry);
    // One that is leaving may be in its tree already.
    if (!all.at(-1)?.key.equals(key)) all.push({ key, value: recordIdAtEnd(key) });
  }
  return [...all, ...entries.slice(at)];
}

/** The value of an index entry where keys may repeat: its key ends with it. */
function recordIdAtEnd(key: Buffer): Buffer {
  return key.subarray(key.length - RECORD_ID_BYTES);
}

// biome-ignore lint/correctness/useYield: a write of one step never pauses
function* oneStep<T>(step: () => T): Work<T> {
  return step();
}

/**
 * Runs one write until it ends or the time `end` has come, one step at least.
 * @returns how to answer it once the group is committed, or nothing when it continues in a later group.
 */
function runSlice(job: Job, end: number): (() => void) | undefined {
  job.hasBegun = true;
  try {
    for (;;) {
      const step = job.work.next();
      if (step.done) return () => job.done(step.value);
      if (performance.now() > end) return undefined;
    }
  } catch (error) {
    // An EngineError is thrown by a check, and all checks of a step come before its first put. Anything else may
    // have stored half a document, so the whole group is undone.
    if (error instanceof EngineError) return () => job.failed(error);
    throw error;
  }
}

function storageError(error: unknown): EngineError {
  const text = error instanceof Error ? error.message : String(error);
  // LMDB reports a write that the disk accepted only in part as an input/output error.
  if (/no space|map_full|file too large|input\/output error/i.test(text)) {
    return new EngineError(
      'OutOfDiskSpace',
      `The disk is full or fails: nothing of this write was stored (${text})`,
    );
  }
  return new EngineError('InternalError', `The write was undone: ${text}`);
}
