import { randomBytes } from 'node:crypto';
import { EngineError } from '../errors/engine-error.ts';
import type { Deadline } from './deadline.ts';

/** A source of raw documents. It pauses by itself so that other commands can run. */
export interface Source {
  /**
   * The next document, or nothing at the end; without a promise when it is in memory already.
   * @throws EngineError 50 when the time is over
   */
  next(deadline: Deadline): Promise<Uint8Array | undefined> | Uint8Array | undefined;
  /** Frees what memory it can while no one reads from it. */
  suspend(): void;
}

export interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly session: string | undefined;
  readonly source: Source;
  /** A document that did not fit into the last batch. */
  pending: Uint8Array | undefined;
  usedAt: number;
  isBusy: boolean;
}

/** A cursor that is not read for this long is closed, as in MongoDB. */
const IDLE_MS = 10 * 60 * 1000;
const MAX_CURSORS = 10_000;

/** Cursors that wait for getMore. */
export class Cursors {
  readonly #cursors = new Map<bigint, Cursor>();

  /** @throws EngineError 1 when there are too many. */
  add(
    namespace: string,
    session: string | undefined,
    source: Source,
    pending: Uint8Array | undefined,
  ): bigint {
    this.forgetIdle();
    if (this.#cursors.size >= MAX_CURSORS) {
      throw new EngineError('InternalError', `The embedded engine keeps at most ${MAX_CURSORS} open cursors`);
    }
    let id = 0n;
    while (id === 0n || this.#cursors.has(id)) id = randomBytes(8).readBigUInt64BE() >> 1n;
    source.suspend();
    this.#cursors.set(id, { id, namespace, session, source, pending, usedAt: Date.now(), isBusy: false });
    return id;
  }

  /** @throws EngineError 43 when there is no such cursor. */
  take(id: bigint, namespace: string): Cursor {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined) throw new EngineError('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new EngineError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (cursor.isBusy) throw new EngineError('CursorInUse', `cursor id ${id} is already in use`);
    cursor.isBusy = true;
    cursor.usedAt = Date.now();
    return cursor;
  }

  kill(id: bigint): boolean {
    return this.#cursors.delete(id);
  }

  killSession(session: string): void {
    for (const cursor of this.#cursors.values())
      if (cursor.session === session) this.#cursors.delete(cursor.id);
  }

  forgetIdle(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const cursor of this.#cursors.values()) if (cursor.usedAt < oldest) this.#cursors.delete(cursor.id);
  }

  get size(): number {
    return this.#cursors.size;
  }
}
