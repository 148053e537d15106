import type { Context } from '../../context/context.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { Pace } from '../../process/pace.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ContactDoc } from '../contacts.ts';
import { changeContact } from '../edit/change-contact.ts';
import { newContactDoc } from '../edit/create-contact.ts';
import { keepPhoto, photoHash } from '../edit/photo.ts';
import { decideFields } from '../edit/update-contact.ts';
import type { ImportRow } from '../formats/import-row.ts';
import { derivedFields, fieldsOf } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';
import { claimOf } from '../stored/revision-claims.ts';
import { writeBlock } from '../stored/write-block.ts';
import type { MatchedRow, NewRow } from './match-rows.ts';

type Changed = Extract<MatchedRow, { doc: ContactDoc }> & { readonly next: ContactFields };

interface PendingContact {
  doc: ContactDoc;
  /** As it is stored; null if the block creates it. */
  readonly stored: ContactDoc | null;
  /** How many rows changed it. */
  changes: number;
  photo: Uint8Array | null;
}

/** What was written, with the revisions after `since`; null if it took none. */
export interface Written {
  readonly since: number | null;
  readonly revision: number;
  readonly created: number;
  readonly updated: number;
}

/**
 * The contacts that a block of rows creates and changes, until they are written. All rows of one contact are one write, so
 * that a file in which all rows are the same person costs no more than any other.
 */
export class PendingContacts {
  readonly #ctx: Context;
  readonly #caller: Caller;
  readonly #importId: string;
  readonly #pending = new Map<string, PendingContact>();

  constructor(ctx: Context, caller: Caller, importId: string) {
    this.#ctx = ctx;
    this.#caller = caller;
    this.#importId = importId;
  }

  /** Adds the contact that a row creates. */
  add({ row, fields, id }: Omit<NewRow, 'kind'>): ContactDoc {
    const photo = row.photo === null ? null : photoHash(row.photo);
    const made = this.#newDoc({ ...fields, photo, extra: [...row.extra] });
    const doc = id === null ? made : { ...made, _id: id };
    this.#pending.set(doc._id, { doc, stored: null, changes: 0, photo: row.photo });
    return doc;
  }

  /** Changes a contact as a row says. */
  change({ doc, next, row }: Changed): ContactDoc {
    const known = this.#pending.get(doc._id) ?? { doc, stored: doc, changes: 0, photo: null };
    const before = fieldsOf(doc);
    const fields = withItemIds({ ...next, photo: this.#photoOf(row) ?? before.photo }, before);
    known.doc =
      known.stored === null
        ? { ...this.#newDoc(fields), _id: doc._id }
        : { ...doc, ...fields, ...derivedFields(this.#ctx.env, fields), importIds: this.#withThis(doc) };
    known.changes += 1;
    known.photo = row.photo ?? known.photo;
    this.#pending.set(doc._id, known);
    return known.doc;
  }

  /** The contacts as they are to be. */
  docs(): ContactDoc[] {
    return [...this.#pending.values()].map(({ doc }) => doc);
  }

  /**
   * Writes all of them in steps, each with its own revisions; `note` is called after each. Resolves to how many rows changed
   * nothing because another person changed their contact meanwhile.
   */
  async write(note: (written: Written) => void, pace: Pace): Promise<number> {
    for (const { doc, photo } of this.#pending.values()) {
      if (photo !== null) await keepPhoto(this.#ctx, doc._id, photo);
      await pace();
    }
    const all = [...this.#pending.values()];
    await this.#create(
      all.filter(({ stored }) => stored === null),
      note,
      pace,
    );
    let skipped = 0;
    for (const each of all) {
      if (each.stored === null) continue;
      await pace();
      const revision = await this.#update(each, each.stored);
      if (revision === 'meanwhile') skipped += each.changes;
      else if (revision === 'none') note({ ...NOTHING, updated: each.changes });
      else {
        each.doc.revision = revision;
        note({ since: revision - 1, revision, created: 0, updated: each.changes });
      }
    }
    return skipped;
  }

  async #create(
    made: readonly PendingContact[],
    note: (written: Written) => void,
    pace: Pace,
  ): Promise<void> {
    for (let waiting = made; waiting.length > 0; ) {
      const { since, written, stoppedBy } = await writeBlock(this.#ctx, 0, (after) =>
        waiting.map(({ doc }, index) => ({ insertOne: { document: numbered(doc, after + index + 1) } })),
      );
      const updated = waiting.slice(0, written).reduce((sum, { changes }) => sum + changes, 0);
      // The next block, which is matched meanwhile, has the same documents.
      for (const [index, { doc }] of waiting.slice(0, written).entries())
        Object.assign(doc, numbered(doc, since + index + 1));
      if (written > 0) note({ since, revision: since + written, created: written, updated });
      waiting = waiting.slice(written);
      await pace();
      const [first] = waiting;
      // Another writer created a contact with this id meanwhile: this one gets another id.
      if (stoppedBy === 'contact' && first) {
        first.doc = { ...first.doc, _id: newId() };
        if (first.photo !== null) await keepPhoto(this.#ctx, first.doc._id, first.photo);
      }
    }
  }

  /**
   * The revision of the change; `none` when the rows together change nothing, and `meanwhile` when another person changed the
   * contact since it was read: theirs stays.
   */
  async #update({ doc }: PendingContact, stored: ContactDoc): Promise<number | 'none' | 'meanwhile'> {
    let revision: number | 'none' | 'meanwhile' = 'meanwhile';
    await changeContact(this.#ctx, this.#caller, {
      id: doc._id,
      decide: (now) => {
        const isOther = now.revision !== stored.revision;
        const change = isOther ? null : decideFields(this.#ctx, fieldsOf(now), fieldsOf(doc));
        revision = isOther ? 'meanwhile' : 'none';
        if (!change) return null;
        const set = { ...change.set, importIds: this.#withThis(now) };
        return { ...change, set, from: 'import', importId: this.#importId };
      },
      publish: async (written) => {
        ({ revision } = written);
      },
    });
    return revision;
  }

  #newDoc({ photo, extra, ...fields }: ContactFields): ContactDoc {
    const made = { fields, revision: 0, photo, extra, importId: this.#importId };
    return newContactDoc(this.#ctx, this.#caller, made);
  }

  #photoOf({ photo }: ImportRow): string | null {
    return photo === null ? null : photoHash(photo);
  }

  #withThis({ importIds }: ContactDoc): string[] {
    return [...new Set([...importIds, this.#importId])];
  }
}

const NOTHING = { since: null, revision: 0, created: 0 } as const;

/** A new contact with its revision. */
function numbered(doc: ContactDoc, revision: number): ContactDoc {
  return {
    ...doc,
    revision,
    claims: claimOf(revision),
    lastChange: doc.lastChange && { ...doc.lastChange, revision },
  };
}
