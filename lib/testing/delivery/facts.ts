import type { Entry, History, Stored } from './history.ts';

/** One broken promise, and the texts or ids by which its history is found. */
export interface Problem {
  readonly rule: string;
  readonly what: string;
  readonly about: readonly string[];
}

type Of<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

/** A history, and what its checks look up. */
export class Facts {
  readonly history: History;
  readonly bySeq: ReadonlyMap<number, Stored>;
  readonly byId: ReadonlyMap<string, Stored>;
  /** Every text that a writer meant to give each stored message, the first included. */
  readonly textsOf: ReadonlyMap<string, ReadonlySet<string>>;

  /** The first text of each message as anyone ever saw it: a deletion takes it from the store. */
  readonly #roots = new Map<string, string>();

  constructor(history: History) {
    this.history = history;
    for (const entry of history.entries) {
      const isSeen = entry.kind === 'received' || entry.kind === 'acknowledged';
      const message = isSeen ? entry.message : entry.kind === 'changing' ? entry : null;
      if (message?.body) this.#roots.set(message.id, rootOf(message.body));
    }
    this.bySeq = new Map(history.stored.map((message) => [message.seq, message]));
    this.byId = new Map(history.stored.map((message) => [message.id, message]));
    const texts = new Map<string, Set<string>>();
    for (const { id, body } of this.of('changing')) {
      const given = texts.get(id) ?? new Set<string>();
      texts.set(id, given.add(body ?? ''));
    }
    for (const message of history.stored) {
      const given = texts.get(message.id) ?? new Set<string>();
      for (const sent of this.sentAs(message)) given.add(sent.body);
      texts.set(message.id, given);
    }
    this.textsOf = texts;
  }

  of<K extends Entry['kind']>(kind: K): Of<K>[] {
    return this.history.entries.filter((entry): entry is Of<K> => entry.kind === kind);
  }

  /** The sends that can have led to this stored message: of the same person, under its `clientId` or its text. */
  sentAs(message: Stored): Of<'sent'>[] {
    this.#sends ??= indexSends(this.of('sent'));
    const known = this.#sends.get(`${message.senderId} ${message.clientId}`);
    return (
      known ??
      this.#sends.get(`${message.senderId} text ${this.#roots.get(message.id) ?? rootOf(message.body)}`) ??
      []
    );
  }
  #sends: Map<string, Of<'sent'>[]> | undefined;
}

function indexSends(sends: readonly Of<'sent'>[]): Map<string, Of<'sent'>[]> {
  const index = new Map<string, Of<'sent'>[]>();
  for (const sent of sends) {
    const key =
      sent.clientId === null ? `${sent.senderId} text ${sent.body}` : `${sent.senderId} ${sent.clientId}`;
    index.set(key, [...(index.get(key) ?? []), sent]);
  }
  return index;
}

/** The text as it was sent first: an edit adds ` · edit N`. */
function rootOf(body: string): string {
  return body.split(' · ')[0] ?? body;
}

/** One wrong number makes every later one look wrong: the first ten of each rule are enough. */
export function firstOfEach(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  return problems.filter(({ rule }) => {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return (counts.get(rule) ?? 0) <= 10;
  });
}
