import { randomBytes } from 'node:crypto';

/** So many rooms are remembered; with more, everything until then counts as changed. */
const REMEMBERED = 100_000;
/** How long an answer from memory can follow one from the store, in milliseconds. */
const TRUSTED_MS = 5 * 60_000;

/** What a sync token says: up to which change of this process it covers, and what the store held then. */
export interface Stamp {
  readonly epoch: string;
  readonly ticket: number;
  /** When the store was read, in milliseconds of this process's monotonic clock. */
  readonly readAt: number;
  readonly hash: string;
}

/**
 * When each room of this process last changed, as facts of the bus said, in tickets that only grow. So a sync check is
 * answered without the store, as long as the bus lost nothing: whoever knows that it may have calls {@link forgetAll}.
 */
export class ChangeStamps {
  #epoch = newEpoch();
  #ticket = 0;
  /** Tickets before this one cover nothing. */
  #floor = 0;
  readonly #changes = new Map<string, { readonly ticket: number; readonly at: number }>();
  /** When facts may have been missed last. */
  #missedAt = Number.NEGATIVE_INFINITY;
  readonly #lagMs: number;

  /** `lagMs`: how long after a fact the store may not show yet what it said, since summaries are written behind it. */
  constructor(lagMs: number) {
    this.#lagMs = lagMs;
  }

  /** What concerns this room changed, or may have changed unnoticed. */
  note(room: string): void {
    this.#ticket += 1;
    const at = performance.now();
    if (this.#changes.size >= REMEMBERED && !this.#changes.has(room)) {
      this.#changes.clear();
      this.#floor = this.#ticket;
      this.#missedAt = at;
    }
    this.#changes.set(room, { ticket: this.#ticket, at });
  }

  /** Facts may have been missed: every token from before is worth nothing. */
  forgetAll(): void {
    this.#epoch = newEpoch();
    this.#changes.clear();
    this.#missedAt = performance.now();
  }

  /** To be taken before the store is read: what changes meanwhile is not covered. */
  begin(): Pick<Stamp, 'epoch' | 'ticket' | 'readAt'> {
    return { epoch: this.#epoch, ticket: this.#ticket, readAt: Math.ceil(performance.now()) };
  }

  /** Whether nothing of these rooms changed since the stamp. */
  covers({ epoch, ticket, readAt }: Stamp, rooms: Iterable<string>): boolean {
    if (epoch !== this.#epoch || ticket < this.#floor) return false;
    if (performance.now() - readAt > TRUSTED_MS || readAt < this.#missedAt + this.#lagMs) return false;
    for (const room of rooms) {
      const change = this.#changes.get(room);
      if (change && (change.ticket > ticket || readAt < change.at + this.#lagMs)) return false;
    }
    return true;
  }
}

function newEpoch(): string {
  return randomBytes(6).toString('base64url');
}

export function encodeStamp({ epoch, ticket, readAt, hash }: Stamp): string {
  return [epoch, ticket, readAt, hash].join('.');
}

/** The stamp of a sync token; null for one of the last release, or none at all. */
export function decodeStamp(token: string | undefined): Stamp | null {
  const [epoch, ticket, readAt, hash, more] = token?.split('.') ?? [];
  const numbers = [Number(ticket), Number(readAt)] as const;
  if (!epoch || !hash || more !== undefined || !numbers.every(Number.isSafeInteger)) return null;
  return { epoch, ticket: numbers[0], readAt: numbers[1], hash };
}
