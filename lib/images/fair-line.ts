/** Works that wait, taken in turns: each person's in their order, and of all people one after the other. */
export class FairLine<T> {
  readonly #lines = new Map<string, T[]>();
  readonly #ofOne: number;
  readonly #ofAll: number;
  #length = 0;

  /** At most `ofOne` works of a person wait, and `ofAll` together. */
  constructor({ ofOne, ofAll }: { readonly ofOne: number; readonly ofAll: number }) {
    this.#ofOne = ofOne;
    this.#ofAll = ofAll;
  }

  get length(): number {
    return this.#length;
  }

  /** Whether there was room for it. */
  add(person: string, work: T): boolean {
    const line = this.#lines.get(person) ?? [];
    if (line.length >= this.#ofOne || this.#length >= this.#ofAll) return false;
    line.push(work);
    this.#lines.set(person, line);
    this.#length += 1;
    return true;
  }

  /** The next work; undefined when none waits. */
  take(): T | undefined {
    const [next] = this.#lines;
    if (next === undefined) return undefined;
    const [person, line] = next;
    const work = line.shift();
    // Whoever had a turn goes behind all others.
    this.#lines.delete(person);
    if (line.length > 0) this.#lines.set(person, line);
    this.#length -= 1;
    return work;
  }
}
