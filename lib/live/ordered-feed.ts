/** One fact of a numbered trail, ready to be emitted. */
export interface Numbered<T> {
  readonly revision: number;
  /** Of a fact that stands for many numbers: all those after this one. */
  readonly since?: number;
  readonly fact: T;
}

interface FeedOptions<T> {
  /** Emits to everybody who follows. Called in order, each number at most once. */
  emit(fact: T): void;
  /** The facts after `since`, as the store has them now, and the number that they lead up to; null when too many. */
  readMissed(since: number): Promise<{ facts: T[]; revision: number } | null>;
  /** Something before the feed's beginning, or more than could be read: those who follow must catch up themselves. */
  requireSync(): void;
}

/**
 * Puts the facts of one trail (a conversation, the address book) back in order for the pages of this process. The bus
 * may lose, double or swap them; every fact carries its number, so a number already passed is dropped, the next
 * one is emitted, and a later one first fetches what is missing from the store.
 */
export class OrderedFeed<T> {
  readonly #options: FeedOptions<T>;
  /** Every number from `#first` to `#last` has been emitted or was there before anybody followed. */
  readonly #first: number;
  #last: number;
  #work: Promise<void> = Promise.resolve();

  constructor(head: number, options: FeedOptions<T>) {
    this.#first = head;
    this.#last = head;
    this.#options = options;
  }

  /** Takes one fact from the bus. Facts are handled one after the other. */
  accept(numbered: Numbered<T>): Promise<void> {
    this.#work = this.#work.then(() => this.#handle(numbered)).catch(() => this.#options.requireSync());
    return this.#work;
  }

  /** The store is known to have come as far as `revision`: emits what is missing up to there. */
  note(revision: number): Promise<void> {
    if (revision <= this.#last) return this.#work;
    this.#work = this.#work.then(() => this.#fetchTo(revision)).catch(() => this.#options.requireSync());
    return this.#work;
  }

  async #handle({ revision, since = revision - 1, fact }: Numbered<T>): Promise<void> {
    if (revision <= this.#last) {
      if (revision <= this.#first) this.#options.requireSync();
      return;
    }
    if (since <= this.#last) {
      this.#last = revision;
      this.#options.emit(fact);
      return;
    }
    await this.#fetchTo(revision);
  }

  async #fetchTo(revision: number): Promise<void> {
    if (revision <= this.#last) return;
    const missed = await this.#options.readMissed(this.#last);
    if (missed === null) {
      this.#last = revision;
      this.#options.requireSync();
      return;
    }
    this.#last = Math.max(revision, missed.revision);
    for (const each of missed.facts) this.#options.emit(each);
  }
}
