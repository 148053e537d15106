import type { Context } from '../../context/context.ts';
import type { Pace } from '../../process/pace.ts';
import { readAll } from '../../store/read-all.ts';
import { BY_SAME_KEYS, type ContactDoc, contacts } from '../contacts.ts';

/** With how many contacts a row is compared for each name, number or e-mail that they share. */
export const SHARED_MAX = 20;

/** How many contacts are read at once for the keys of a block, before keys that many contacts share are read one by one. */
const roomFor = (keys: readonly string[]) => 2 * keys.length + 500;

/**
 * The contacts that rows of a file may match: as they are stored, or as earlier rows changed them. Of those that share one
 * key it holds {@link SHARED_MAX}, so that the cost of a row does not grow with the address book.
 */
export class KnownContacts {
  readonly #byId = new Map<string, ContactDoc>();
  readonly #sharing = new Map<string, Set<string>>();

  /** The ids of all of them. */
  ids(): string[] {
    return [...this.#byId.keys()];
  }

  get(id: string): ContactDoc | undefined {
    return this.#byId.get(id);
  }

  /** Adds or updates a contact. One in the bin is found only by its id. */
  set(doc: ContactDoc): void {
    this.#byId.set(doc._id, doc);
    if (doc.deletedAt !== null) return;
    for (const key of doc.sameKeys) {
      const ids = this.#sharing.get(key) ?? new Set();
      this.#sharing.set(key, ids);
      if (ids.size < SHARED_MAX) ids.add(doc._id);
    }
  }

  /** The contacts that share one of these keys, in the order of the keys. */
  *sharing(keys: readonly string[]): Generator<ContactDoc> {
    for (const key of keys) {
      for (const id of this.#sharing.get(key) ?? []) {
        const doc = this.#byId.get(id);
        if (doc?.sameKeys.includes(key)) yield doc;
      }
    }
  }
}

/** Reads the contacts that rows may match, and remembers between blocks which keys many contacts share. */
export class ContactReader {
  readonly #ctx: Context;
  readonly #pace: Pace;
  readonly #crowded = new Set<string>();

  constructor(ctx: Context, pace: Pace) {
    this.#ctx = ctx;
    this.#pace = pace;
  }

  /** The contacts with one of these ids, and those that share one of these keys. */
  async read(ids: readonly string[], keys: readonly string[]): Promise<KnownContacts> {
    const known = new KnownContacts();
    if (ids.length > 0) {
      const byId = contacts.in(this.#ctx.db).find({ _id: { $in: [...ids] } });
      for (const doc of await readAll(byId, this.#pace)) known.set(doc);
    }
    const distinct = [...new Set(keys)];
    const crowded = distinct.filter((key) => this.#crowded.has(key));
    const others = distinct.filter((key) => !this.#crowded.has(key));
    const found = await this.#find(others, roomFor(others));
    if (found.length < roomFor(others)) for (const doc of found) known.set(doc);
    else crowded.push(...others);
    for (const key of crowded) {
      const docs = await this.#find([key], SHARED_MAX);
      if (docs.length === SHARED_MAX) this.#crowded.add(key);
      for (const doc of docs) known.set(doc);
    }
    return known;
  }

  async #find(keys: readonly string[], limit: number): Promise<ContactDoc[]> {
    if (keys.length === 0) return [];
    const found = contacts
      .in(this.#ctx.db)
      .find({ sameKeys: { $in: [...keys] }, deletedAt: null }, { hint: BY_SAME_KEYS, limit });
    return await readAll(found, this.#pace);
  }
}
