import { createHash } from 'node:crypto';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { type ContactField, type ContactInput, contactInputSchema } from '../../contract/contacts/contact.ts';
import type { ContactFields } from '../../contract/contacts/contact-fields.ts';
import { joinFields } from '../../contract/contacts/contact-merge.ts';
import { isSame } from '../../contract/contacts/contact-values.ts';
import { BY_SAME_KEYS, type ContactDoc, contacts } from '../contacts.ts';
import { photoHash } from '../edit/photo.ts';
import type { BadRow, ImportRow } from '../formats/import-row.ts';
import { fieldsOf, sameKeysOf, storedItemKey } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';

/** What a row of a file means for the address book. */
export type MatchedRow =
  | { readonly kind: 'rejected'; readonly row: BadRow }
  | {
      readonly kind: 'new';
      readonly row: ImportRow;
      readonly fields: ContactInput;
      /** By what it may be the same as other rows. */
      readonly keys: readonly string[];
      readonly id: string | null;
    }
  | {
      readonly kind: 'update' | 'unchanged' | 'duplicate';
      readonly row: ImportRow;
      readonly fields: ContactInput;
      readonly keys: readonly string[];
      readonly id: string | null;
      readonly doc: ContactDoc;
      /** Of a possible duplicate: what it would become. */
      readonly next: ContactFields;
    };

/** The id that a file's own name for a contact becomes, so that the same file finds it again. */
export function idOfUid(uid: string): string {
  const uuid = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(uid)?.[1];
  if (uuid !== undefined) return uuid.toLowerCase();
  const hash = createHash('sha256').update(`contact uid ${uid}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/**
 * Parses rows and finds out what each is: by its id, then by name together with a number or e-mail, then by one of them.
 * Rows with different ids in the file stay different contacts, also where they are alike: those of the same import
 * (`importId`) are then only possible duplicates.
 */
export async function matchRows(
  ctx: Context,
  rows: readonly (ImportRow | BadRow)[],
  importId?: string,
): Promise<MatchedRow[]> {
  const people = await linkedPeople(ctx, rows);
  const parsed = rows.map((row) => ('reason' in row ? { row } : parse(row, people)));
  const good = parsed.filter((each) => 'fields' in each);
  const keysByRow = new Map(good.map(({ fields }) => [fields, sameKeysOf(ctx.env, fields)]));
  const keysOf = (fields: ContactInput) => keysByRow.get(fields) ?? [];
  const ids = good.flatMap(({ row }) => (row.uid === null ? [] : [idOfUid(row.uid)]));
  const keys = good.flatMap(({ fields }) => keysOf(fields));
  const [byId, alike] = await Promise.all([
    contacts
      .in(ctx.db)
      .find({ _id: { $in: ids } })
      .toArray(),
    contacts
      .in(ctx.db)
      .find({ sameKeys: { $in: [...new Set(keys)] }, deletedAt: null }, { hint: BY_SAME_KEYS })
      .toArray(),
  ]);
  const known = new Map(byId.map((doc) => [doc._id, doc]));
  const sharing = new Map<string, ContactDoc[]>();
  for (const doc of alike)
    for (const key of doc.sameKeys) sharing.set(key, [...(sharing.get(key) ?? []), doc]);
  return parsed.map((each): MatchedRow => {
    if (!('fields' in each)) return { kind: 'rejected', row: each.row };
    const { row, fields } = each;
    const id = row.uid === null ? null : idOfUid(row.uid);
    const own = id === null ? undefined : known.get(id);
    const keys = [...(id === null ? [] : [`id:${id}`]), ...keysOf(fields)];
    if (own?.deletedAt === null) {
      return changed({ row, fields, keys, doc: own }, replaced(fieldsOf(own), fields, row.given));
    }
    const others = keys.flatMap((key) => sharing.get(key) ?? []);
    const isOfThisFile = (doc: ContactDoc) =>
      id !== null && importId !== undefined && doc.importIds.includes(importId);
    const same = others.find((doc) => isSamePerson(doc, keysOf(fields)) && !isOfThisFile(doc));
    if (same) return changed({ row, fields, keys, doc: same }, filled(ctx.env, fieldsOf(same), fields));
    const [alike] = others;
    if (alike) {
      return {
        kind: 'duplicate',
        row,
        fields,
        keys,
        id: own ? null : id,
        doc: alike,
        next: filled(ctx.env, fieldsOf(alike), fields),
      };
    }
    return { kind: 'new', row, fields, keys, id: own ? null : id };
  });
}

/** The same name, and a number or an e-mail in common; or the same name where neither has any. */
function isSamePerson(doc: ContactDoc, keys: readonly string[]): boolean {
  const shared = doc.sameKeys.filter((key) => keys.includes(key));
  const isNamed = shared.some((key) => key.startsWith('n:'));
  return isNamed && (shared.length > 1 || (keys.length === 1 && doc.sameKeys.length === 1));
}

interface Meeting {
  readonly row: ImportRow;
  readonly fields: ContactInput;
  readonly keys: readonly string[];
  readonly doc: ContactDoc;
}

function changed(meeting: Meeting, wanted: ContactFields): MatchedRow {
  const { row, doc } = meeting;
  const now = fieldsOf(doc);
  const photo = row.photo === null ? now.photo : photoHash(row.photo);
  const next = { ...withItemIds(wanted, now), photo };
  return { kind: isSame(now, next) ? 'unchanged' : 'update', ...meeting, id: null, next };
}

/** The contact that the file knows by its id becomes what the file says, in what the file can say. */
function replaced(now: ContactFields, fields: ContactInput, given: readonly ContactField[]): ContactFields {
  return { ...now, ...Object.fromEntries(given.map((field) => [field, fields[field]])) };
}

/** A contact that is the same person: what the file says is added, what it leaves out stays. */
function filled(env: Context['env'], now: ContactFields, fields: ContactInput): ContactFields {
  const { photo, ...mine } = now;
  return { ...joinFields({ mine, theirs: fields, prefers: 'theirs', keyOf: storedItemKey(env) }), photo };
}

function parse(
  row: ImportRow,
  people: ReadonlySet<string>,
): { row: ImportRow; fields: ContactInput } | { row: BadRow } {
  const { userId } = row.fields;
  const isKnown = typeof userId === 'string' && people.has(userId);
  const result = contactInputSchema.safeParse({ ...row.fields, userId: isKnown ? userId : null });
  if (result.success) return { row, fields: result.data };
  const [issue] = result.error.issues;
  const value = issue?.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown>)?.[key],
    row.fields,
  );
  const what = typeof value === 'string' && value !== '' ? `“${value.slice(0, 60)}”: ` : '';
  const field = String(issue?.path[0] ?? 'contact');
  return {
    row: { line: row.line, end: row.end, reason: `${field}: ${what}${issue?.message ?? 'cannot be read.'}` },
  };
}

/** The links to people that exist here; one from another workspace is left out. */
async function linkedPeople(
  ctx: Context,
  rows: readonly (ImportRow | BadRow)[],
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap((row) =>
    'fields' in row && typeof row.fields.userId === 'string' ? [row.fields.userId] : [],
  );
  if (ids.length === 0) return new Set();
  const found = await users
    .in(ctx.db)
    .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}
