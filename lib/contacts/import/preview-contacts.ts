import type { Context } from '../../context/context.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { ContactDoc } from '../contacts.ts';
import { photoHash } from '../edit/photo.ts';
import { fieldsOf, sameKeysOf } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';
import { type ContactReader, type KnownContacts, SHARED_MAX } from './known-contacts.ts';
import type { ImportInfo, NewRow } from './match-rows.ts';
import type { ChangedRow } from './plan-rows.ts';

/** A contact as an import would leave it, as text: a file has many, and few are looked at again. */
interface Kept {
  readonly fields: string;
  readonly importIds: string;
  readonly createdAt: number;
}

/**
 * The contacts that an import would make and change, for its preview: what {@link PendingContacts} writes is kept here, and the
 * next rows find it as they would find it in the store.
 */
export class PreviewContacts {
  readonly #ctx: Context;
  readonly #info: ImportInfo;
  readonly #reader: ContactReader;
  readonly #kept = new Map<string, Kept>();
  readonly #sharing = new Map<string, string | string[]>();

  constructor(ctx: Context, info: ImportInfo, reader: ContactReader) {
    this.#ctx = ctx;
    this.#info = info;
    this.#reader = reader;
  }

  /** The stored contacts and those of this file with one of these ids, or that share one of these keys. */
  async read(ids: readonly string[], keys: readonly string[]): Promise<KnownContacts> {
    const known = await this.#reader.read(ids, keys);
    const own = new Set(ids);
    for (const key of keys) for (const id of [this.#sharing.get(key) ?? []].flat()) own.add(id);
    for (const id of [...known.ids(), ...own]) {
      const kept = this.#kept.get(id);
      if (kept === undefined) continue;
      const { importIds, createdAt } = kept;
      const fields: ContactFields = JSON.parse(kept.fields);
      known.set(this.#docOf(id, fields, { importIds: importIds.split(' '), createdAt: new Date(createdAt) }));
    }
    return known;
  }

  add({ row, fields, id }: Omit<NewRow, 'kind'>): ContactDoc {
    const photo = row.photo === null ? null : photoHash(row.photo);
    const all = withItemIds({ ...fields, photo, extra: [...row.extra] }, null);
    return this.#keep(id ?? newId(), all, { importIds: [this.#info.id], createdAt: this.#info.startedAt });
  }

  change({ doc, next, row }: ChangedRow): ContactDoc {
    const before = fieldsOf(doc);
    const photo = row.photo === null ? before.photo : photoHash(row.photo);
    const importIds = [...new Set([...doc.importIds, this.#info.id])];
    return this.#keep(doc._id, withItemIds({ ...next, photo }, before), {
      importIds,
      createdAt: doc.createdAt,
    });
  }

  #keep(
    id: string,
    fields: ContactFields,
    { importIds, createdAt }: Pick<ContactDoc, 'importIds' | 'createdAt'>,
  ): ContactDoc {
    const kept = {
      fields: JSON.stringify(fields),
      importIds: importIds.join(' '),
      createdAt: createdAt.getTime(),
    };
    this.#kept.set(id, kept);
    const doc = this.#docOf(id, fields, { importIds, createdAt });
    for (const key of doc.sameKeys) this.#share(key, id);
    return doc;
  }

  #share(key: string, id: string): void {
    const ids = this.#sharing.get(key);
    if (ids === undefined) this.#sharing.set(key, id);
    else if (typeof ids === 'string') {
      if (ids !== id) this.#sharing.set(key, [ids, id]);
    } else if (ids.length < SHARED_MAX && !ids.includes(id)) ids.push(id);
  }

  #docOf(
    id: string,
    fields: ContactFields,
    { importIds, createdAt }: Pick<ContactDoc, 'importIds' | 'createdAt'>,
  ): ContactDoc {
    const sameKeys = sameKeysOf(this.#ctx.env, fields);
    return { _id: id, ...fields, sameKeys, importIds, createdAt, ...UNSEEN };
  }
}

/** What of a contact's document does not matter to a preview. */
const UNSEEN = {
  nameKey: '',
  lastNameKey: '',
  organizationKey: '',
  tagKeys: [],
  words: [],
  shape: '',
  revision: 0,
  claims: [],
  lastChange: null,
  pending: null,
  updatedAt: new Date(0),
  updatedByUserId: '',
  deletedAt: null,
  expiresAt: null,
  mergedIntoId: null,
};
