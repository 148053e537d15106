import { readDocument } from '../../bson/read.ts';
import type { Doc } from '../../bson/value.ts';
import { writeDocument } from '../../bson/write.ts';
import type { Source } from '../../engine/cursors.ts';
import type { Deadline } from '../../engine/deadline.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { type Found, PAUSE, type Query } from '../../plan/query.ts';
import type { Collection } from '../../storage/collection.ts';

/** The documents of a query; raw as they are stored unless a projection shapes them. */
export class QuerySource implements Source {
  readonly query: Query;
  readonly #collection: Collection;
  readonly #project: ((doc: Doc) => Doc) | undefined;

  constructor(collection: Collection, query: Query, project?: (doc: Doc) => Doc) {
    this.#collection = collection;
    this.query = query;
    this.#project = project;
  }

  next(deadline: Deadline): Promise<Uint8Array | undefined> | Uint8Array | undefined {
    const found = this.#take();
    return found === PAUSE ? this.#nextAfterPause(deadline) : this.#shape(found);
  }

  /** @throws EngineError 175 when the collection was dropped in the meantime. */
  async nextFound(deadline: Deadline): Promise<Found | undefined> {
    for (;;) {
      const found = this.#take();
      if (found !== PAUSE) return found;
      await deadline.pause();
    }
  }

  async #nextAfterPause(deadline: Deadline): Promise<Uint8Array | undefined> {
    await deadline.pause();
    return this.#shape(await this.nextFound(deadline));
  }

  #take(): Found | undefined | typeof PAUSE {
    if (!this.#collection.isDropped) return this.query.next();
    throw new EngineError('QueryPlanKilled', `collection dropped: ${this.#collection.namespace}`);
  }

  #shape(found: Found | undefined): Uint8Array | undefined {
    if (found === undefined || this.#project === undefined) return found?.bytes;
    return writeDocument(this.#project(found.doc ?? readDocument(found.bytes)));
  }

  suspend(): void {
    this.query.suspend();
  }
}

/** Documents that are in memory already. */
export class ListSource implements Source {
  readonly #documents: readonly Uint8Array[];
  #at = 0;

  constructor(documents: readonly Doc[]) {
    this.#documents = documents.map((doc) => writeDocument(doc));
  }

  next(): Uint8Array | undefined {
    return this.#documents[this.#at++];
  }

  suspend(): void {}
}
