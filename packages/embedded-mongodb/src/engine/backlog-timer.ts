import type { Catalogue } from '../storage/catalogue.ts';

/** Index entries wait for so long after the last ones came, in milliseconds. */
const QUIET_MS = 1_000;

/** Empties the backlog of index entries in the background: when it is full, and when no more come. */
export class BacklogTimer {
  readonly #catalogue: Catalogue;
  #timer: NodeJS.Timeout | undefined;
  #sizeBefore = 0;
  #isRunning = false;
  #isStopped = false;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Empties what an earlier process left. */
  start(): void {
    if (this.#catalogue.all().some(({ waitingFrom }) => waitingFrom !== undefined)) void this.#empty();
  }

  /** Entries wait. */
  note(): void {
    if (this.#isRunning || this.#isStopped) return;
    if (this.#catalogue.storage.backlog.isFull) void this.#empty();
    else this.#timer ??= setTimeout(() => this.#look(), QUIET_MS).unref();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #look(): void {
    this.#timer = undefined;
    const { size } = this.#catalogue.storage.backlog;
    const isQuiet = size === this.#sizeBefore;
    this.#sizeBefore = size;
    if (isQuiet) void this.#empty();
    else this.note();
  }

  async #empty(): Promise<void> {
    this.#isRunning = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A full disk or the end of the engine may stop it; it is tried again.
    await this.#catalogue.emptyBacklog().catch(() => {});
    this.#isRunning = false;
    if (this.#isStopped || this.#catalogue.storage.backlog.isEmpty) return;
    this.#timer = setTimeout(() => this.#look(), QUIET_MS).unref();
  }
}
