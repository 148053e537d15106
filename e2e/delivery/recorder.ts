import type { Entry, Seen } from '../../lib/testing/delivery/history.ts';

type Unstamped<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Keeps everything that happens to one conversation, in the order of time. */
export class Recorder {
  readonly entries: Entry[] = [];
  readonly #begun = performance.now();

  add(entry: Unstamped<Entry>): void {
    const at = Math.round(performance.now() - this.#begun);
    // Each kind keeps its own fields; TypeScript loses them through the union.
    this.entries.push({ at, ...entry } as Entry);
  }

  /** How many messages are acknowledged, each counted once. */
  acknowledged(): number {
    return new Set(this.entries.flatMap((entry) => (entry.kind === 'acknowledged' ? [entry.clientId] : [])))
      .size;
  }
}

/** A message of an answer or event as the history keeps it. */
export function seen(message: {
  readonly id: string;
  readonly seq: number;
  readonly revision: number;
  readonly senderId: string;
  readonly clientId: string;
  readonly body: string;
  readonly deletedAt: unknown;
}): Seen {
  const { id, seq, revision, senderId, clientId, body, deletedAt } = message;
  return { id, seq, revision, senderId, clientId, body, isDeleted: deletedAt !== null };
}
