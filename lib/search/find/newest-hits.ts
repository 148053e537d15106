import type { ListedMessage } from '../../messages/messages.ts';

/** The place of a message in the order of results. Within a millisecond a conversation keeps its own order. */
export interface Place {
  readonly at: number;
  readonly conversationId: string;
  readonly seq: number;
}

export function placeOf({ createdAt, conversationId, seq }: ListedMessage): Place {
  return { at: createdAt.getTime(), conversationId, seq };
}

/** Negative when `a` comes before `b`: the newest first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.conversationId !== b.conversationId) return a.conversationId > b.conversationId ? -1 : 1;
  return b.seq - a.seq;
}

interface Hit {
  readonly place: Place;
  readonly message: ListedMessage;
}

/** The newest of the messages that are found, as many as are asked for, in whatever order they come. */
export class NewestHits {
  readonly #wanted: number;
  readonly #after: Place | null;
  #hits: Hit[] = [];

  /** `after` is the place of the last result of the page before: only what comes behind it counts. */
  constructor(wanted: number, after: Place | null) {
    this.#wanted = wanted;
    this.#after = after;
  }

  /** Whether a message of this place would be among them, as far as is known. */
  takes(place: Place): boolean {
    if (this.#after !== null && comparePlaces(place, this.#after) <= 0) return false;
    const last = this.#hits.at(-1);
    return this.#hits.length < this.#wanted || (last !== undefined && comparePlaces(place, last.place) < 0);
  }

  /** Whether a message as new as this, or older, could be among them. */
  takesAt(newestAt: number): boolean {
    const last = this.#hits.at(-1);
    return this.#hits.length < this.#wanted || (last !== undefined && newestAt >= last.place.at);
  }

  /** How many more would make it as many as are asked for; at least one. */
  get missing(): number {
    return Math.max(1, this.#wanted - this.#hits.length);
  }

  /** Takes a message that is found. One that is there already is replaced: it was read again. */
  add(message: ListedMessage): void {
    const place = placeOf(message);
    this.#hits = this.#hits.filter((each) => each.message._id !== message._id);
    if (!this.takes(place)) return;
    const at = this.#hits.findIndex((each) => comparePlaces(place, each.place) < 0);
    this.#hits.splice(at === -1 ? this.#hits.length : at, 0, { place, message });
    if (this.#hits.length > this.#wanted) this.#hits.pop();
  }

  get messages(): ListedMessage[] {
    return this.#hits.map(({ message }) => message);
  }
}
