import {
  acceptFact,
  acceptMissed,
  advanceTo,
  forgetBeyond,
  hasGap,
  type LogStep,
  type NumberedFact,
  type NumberedLog,
  noteHead,
  startLog,
} from '../contract/values/numbered-log.ts';

interface FeedOptions<T> {
  /** Emits to every subscribed page. Called in order, each number at most once. */
  emit(fact: T): void;
  /** The facts after `since` as the store has them now, null when too many, and the newest number that is stored. */
  readMissed(since: number): Promise<{ facts: NumberedFact<T>[] | null; revision: number }>;
  /** Something before the feed's beginning, or more than could be read: the pages must catch up themselves. */
  requireSync(): void;
}

/**
 * Puts the facts of one sequence (a conversation, the address book) back in order for the pages of this process. The
 * bus may lose, repeat or swap them; what is missing before a fact is read from the store at once. A fact is published
 * after it was stored, so one beyond what is stored then is none of ours and is forgotten.
 */
export class OrderedFeed<T> {
  readonly #options: FeedOptions<T>;
  /** Where this feed began: everything up to here was stored before a page of this process subscribed. */
  readonly #first: number;
  #log: NumberedLog<T>;
  #work: Promise<void> = Promise.resolve();

  constructor(head: number, options: FeedOptions<T>) {
    this.#first = head;
    this.#log = startLog(head);
    this.#options = options;
  }

  /** The number up to which everything has been emitted. */
  get revision(): number {
    return this.#log.revision;
  }

  /** Accepts one fact from the bus. Facts are handled one after the other. */
  accept(numbered: NumberedFact<T>): Promise<void> {
    return this.#enqueue(async () => {
      if (numbered.revision <= this.#first) this.#options.requireSync();
      this.#emit(acceptFact(this.#log, numbered));
      await this.#closeGap();
    });
  }

  /** Notes that the store has come as far as `revision`: emits what is missing up to there. */
  note(revision: number): Promise<void> {
    if (revision <= this.#log.revision) return this.#work;
    return this.#enqueue(async () => {
      this.#log = noteHead(this.#log, revision);
      await this.#closeGap();
    });
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(() => this.#options.requireSync());
    return this.#work;
  }

  async #closeGap(): Promise<void> {
    if (!hasGap(this.#log)) return;
    const since = this.#log.revision;
    const { facts, revision } = await this.#options.readMissed(since);
    this.#log = forgetBeyond(this.#log, revision);
    if (facts !== null) this.#emit(acceptMissed(this.#log, { since, revision, facts }));
    if (!hasGap(this.#log)) return;
    // Too many to emit one by one: the pages ask for them.
    this.#emit(advanceTo(this.#log, this.#log.head));
    this.#options.requireSync();
  }

  #emit({ log, ready }: LogStep<T>): void {
    this.#log = log;
    for (const fact of ready) this.#options.emit(fact);
  }
}
