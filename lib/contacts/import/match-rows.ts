import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { ContactInput } from '../../contract/contacts/contact.ts';
import { joinExtra } from '../../contract/contacts/contact-extra.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import type { RecordedField } from '../../contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { NOTES_MAX } from '../../contract/contacts/contact-limits.ts';
import { isSame } from '../../contract/contacts/contact-values.ts';
import { caseKey, lengthOf } from '../../contract/values/text.ts';
import type { Pace } from '../../process/pace.ts';
import type { ContactDoc } from '../contacts.ts';
import { photoHash } from '../edit/photo.ts';
import { idOfUid, uuidOf } from '../formats/contact-uid.ts';
import type { BadRow, ImportRow } from '../formats/import-row.ts';
import { noteProperty } from '../formats/row-builder.ts';
import { fieldsOf, sameKeysOf } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';
import { joinRow } from './join-row.ts';
import type { ContactReader, KnownContacts } from './known-contacts.ts';

/** What importing a row would do. */
export type MatchedRow =
  | { readonly kind: 'rejected'; readonly row: BadRow }
  | NewRow
  | {
      readonly kind: 'update' | 'unchanged' | 'duplicate';
      readonly row: ImportRow;
      readonly fields: ContactInput;
      readonly id: string | null;
      readonly doc: ContactDoc;
      /** What the contact becomes; null for a possible duplicate that cannot hold all of the row. */
      readonly next: ContactFields | null;
    };

export interface NewRow {
  readonly kind: 'new';
  readonly row: ImportRow;
  readonly fields: ContactInput;
  /** The id that it gets; null for a generated one. */
  readonly id: string | null;
}

/** A readable row, with the keys by which it may match a contact. */
interface GoodRow {
  readonly row: ImportRow;
  readonly fields: ContactInput;
  readonly keys: readonly string[];
}
type ParsedRow = GoodRow | { readonly row: BadRow };

/** Parsed rows, and the contacts that they may match. */
interface RowsToMatch {
  readonly rows: readonly ParsedRow[];
  readonly known: KnownContacts;
}

/** How a file is read: the contacts that its rows may match, and how fast. */
export interface Reading {
  readonly reader: Pick<ContactReader, 'read'>;
  readonly pace: Pace;
}

/** The import, by which a contact of this file is told from those that were there. */
export interface ImportInfo {
  /** What makes two items of a field the same thing. */
  readonly keyOf: (item: ContactItem, field: RecordedField) => string;
  readonly id: string;
  readonly startedAt: Date;
}

/** Derives the keys of a block of rows, and reads the contacts that they may match. */
export async function prepareRows(
  ctx: Context,
  { reader, pace }: Reading,
  rows: readonly (ImportRow | BadRow)[],
): Promise<RowsToMatch> {
  const people = await linkedPeople(ctx, rows);
  const parsed: ParsedRow[] = [];
  for (const row of rows) {
    parsed.push('reason' in row ? { row } : withKeys(ctx, row, people));
    await pace();
  }
  const good = parsed.filter((each) => 'fields' in each);
  const ids = good.flatMap(({ row }) => (row.uid === null ? [] : [idOfUid(row.uid)]));
  const known = await reader.read(
    ids,
    good.flatMap(({ keys }) => keys),
  );
  return { rows: parsed, known };
}

function withKeys(ctx: Context, row: ImportRow, people: ReadonlySet<string>): ParsedRow {
  const { userId } = row.fields;
  const fields = userId !== null && !people.has(userId) ? { ...row.fields, userId: null } : row.fields;
  return { row, fields, keys: sameKeysOf(ctx.env, fields) };
}

/**
 * Matches a row with a contact: by its id, then by its name. Rows of one name are one contact, unless their organizations differ
 * or the file gives them different ids. With a contact that was there before, a row of the same name must have a number or
 * an e-mail in common; what else they share makes it a possible duplicate.
 */
export function matchRow(known: KnownContacts, parsed: ParsedRow, info: ImportInfo): MatchedRow {
  if (!('fields' in parsed)) return { kind: 'rejected', row: parsed.row };
  const { row, fields, keys } = parsed;
  const id = row.uid === null ? null : idOfUid(row.uid);
  const own = id === null ? undefined : known.get(id);
  const ownKeys = new Set(keys);
  const joined = (doc: ContactDoc) =>
    joinRow(info.keyOf, {
      now: fieldsOf(doc),
      fields,
      extra: row.extra,
      isOfFile: doc.importIds.includes(info.id),
    });
  let alike: ContactDoc | undefined;
  if (own?.deletedAt === null) {
    // A file may give two people one id, and an id such as `0` may be that of somebody else.
    const isOwn =
      !own.importIds.includes(info.id) && (uuidOf(row.uid ?? '') !== null || hasShared(own, ownKeys));
    if (isOwn) return changed({ row, fields, doc: own }, replaced(fieldsOf(own), parsed));
    const next = isSameName(own, fields) ? joined(own) : null;
    if (next) return changed({ row, fields, doc: own }, next);
    if (!isMadeBy(own, info)) alike = own;
  }
  const others = [...new Set(known.sharing(keys))].filter((doc) => doc !== own);
  for (const doc of others) {
    const isOfFile = doc.importIds.includes(info.id);
    if ((isOfFile && id !== null) || !isSameName(doc, fields)) continue;
    if (!isOfFile && !isSamePerson(doc, ownKeys)) continue;
    const next = joined(doc);
    if (next) return changed({ row, fields, doc }, next);
  }
  const newId = own ? null : id;
  alike ??= others.find((doc) => !isMadeBy(doc, info));
  if (!alike) return { kind: 'new', row, fields, id: newId };
  return { kind: 'duplicate', row, fields, id: newId, doc: alike, next: joined(alike) };
}

/** Whether an import made a contact, rather than changed it. */
function isMadeBy({ importIds, createdAt }: ContactDoc, { id, startedAt }: ImportInfo): boolean {
  return importIds[0] === id && createdAt >= startedAt;
}

const hasShared = (doc: ContactDoc, keys: ReadonlySet<string>) => doc.sameKeys.some((key) => keys.has(key));

/** The same name, and not two organizations. */
function isSameName(doc: ContactDoc, { name, organization }: ContactInput): boolean {
  const isOneOrganization =
    doc.organization === '' || organization === '' || caseKey(doc.organization) === caseKey(organization);
  return isOneOrganization && caseKey(doc.name) === caseKey(name);
}

/** The same name, and a number or an e-mail in common; or the same name where neither has any. */
function isSamePerson(doc: ContactDoc, keys: ReadonlySet<string>): boolean {
  const shared = doc.sameKeys.filter((key) => keys.has(key));
  const isNamed = shared.some((key) => key.startsWith('n:'));
  return isNamed && (shared.length > 1 || (keys.size === 1 && doc.sameKeys.length === 1));
}

interface Meeting {
  readonly row: ImportRow;
  readonly fields: ContactInput;
  readonly doc: ContactDoc;
}

function changed(meeting: Meeting, wanted: ContactFields): MatchedRow {
  const { row, doc } = meeting;
  const now = fieldsOf(doc);
  const photo = row.photo === null ? now.photo : photoHash(row.photo);
  const next = { ...withItemIds(wanted, now), photo };
  return { kind: isSame(now, next) ? 'unchanged' : 'update', ...meeting, id: null, next };
}

/**
 * A contact found by its id takes the values of the file, for the fields that the file has. What the file has no column for,
 * such as a line of the notes that was a column of its own, is added.
 */
function replaced(now: ContactFields, { row, fields }: GoodRow): ContactFields {
  const given = Object.fromEntries(
    Object.entries({ ...fields, extra: [...row.extra] }).filter(([field]) =>
      row.given.includes(field as RecordedField),
    ),
  );
  const extra = joinExtra(now.extra, row.extra, 'theirs');
  const isKnown = now.notes.includes(fields.notes);
  const isRoom = lengthOf(now.notes) + lengthOf(fields.notes) < NOTES_MAX;
  const notes = isKnown ? now.notes : [now.notes, fields.notes].filter((text) => text !== '').join('\n');
  const added = isRoom || isKnown ? { notes, extra } : { extra: [...extra, noteProperty(fields.notes)] };
  return { ...now, ...added, ...given };
}

/** The links to people who exist here; a link from another workspace is left out. */
async function linkedPeople(
  ctx: Context,
  rows: readonly (ImportRow | BadRow)[],
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap((row) =>
    'fields' in row && row.fields.userId !== null ? [row.fields.userId] : [],
  );
  if (ids.length === 0) return new Set();
  const found = await users
    .in(ctx.db)
    .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}
