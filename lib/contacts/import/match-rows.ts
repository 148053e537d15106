import { createHash } from 'node:crypto';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { type ContactInput, contactInputSchema } from '../../contract/contacts/contact.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import type { ContactField } from '../../contract/contacts/contact-fields.ts';
import { joinFields } from '../../contract/contacts/contact-merge.ts';
import { isSame } from '../../contract/contacts/contact-values.ts';
import type { Pace } from '../../process/pace.ts';
import type { ContactDoc } from '../contacts.ts';
import { photoHash } from '../edit/photo.ts';
import type { BadRow, ImportRow } from '../formats/import-row.ts';
import { fieldsOf, sameKeysOf, storedItemKey } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';
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
      /** For a possible duplicate: the contact that it would become. */
      readonly next: ContactFields;
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

/** The contact id for an id in a file, so that the same file finds the same contact again. */
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

/** Parsed rows, and the contacts that they may match. */
interface RowsToMatch {
  readonly rows: readonly ParsedRow[];
  readonly known: KnownContacts;
}

/** How a file is read: the contacts that its rows may match, and how fast. */
export interface Reading {
  readonly reader: ContactReader;
  readonly pace: Pace;
}

/** Parses a block of rows, and reads the contacts that they may match. */
export async function prepareRows(
  ctx: Context,
  { reader, pace }: Reading,
  rows: readonly (ImportRow | BadRow)[],
): Promise<RowsToMatch> {
  const people = await linkedPeople(ctx, rows);
  const parsed: ParsedRow[] = [];
  for (const row of rows) {
    parsed.push('reason' in row ? { row } : parse(ctx, row, people));
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

/**
 * Matches a row with a contact: by its id, then by name together with a number or e-mail, then by one of them. Rows with
 * different ids in the file stay different contacts even if they are alike: within the same import (`importId`) they are
 * only possible duplicates.
 */
export function matchRow(
  ctx: Context,
  known: KnownContacts,
  parsed: ParsedRow,
  importId?: string,
): MatchedRow {
  if (!('fields' in parsed)) return { kind: 'rejected', row: parsed.row };
  const { row, fields, keys } = parsed;
  const id = row.uid === null ? null : idOfUid(row.uid);
  const own = id === null ? undefined : known.get(id);
  if (own?.deletedAt === null)
    return changed({ row, fields, doc: own }, replaced(fieldsOf(own), fields, row.given));
  const others = [...new Set(known.sharing(keys))];
  const ownKeys = new Set(keys);
  const isOfThisFile = (doc: ContactDoc) =>
    id !== null && importId !== undefined && doc.importIds.includes(importId);
  const same = others.find((doc) => isSamePerson(doc, ownKeys) && !isOfThisFile(doc));
  if (same) return changed({ row, fields, doc: same }, filled(ctx.env, fieldsOf(same), fields));
  const [alike] = others;
  const newId = own ? null : id;
  if (!alike) return { kind: 'new', row, fields, id: newId };
  const next = filled(ctx.env, fieldsOf(alike), fields);
  return { kind: 'duplicate', row, fields, id: newId, doc: alike, next };
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

/** A contact found by its id takes the values of the file, for the fields that the file has. */
function replaced(now: ContactFields, fields: ContactInput, given: readonly ContactField[]): ContactFields {
  return { ...now, ...Object.fromEntries(given.map((field) => [field, fields[field]])) };
}

/** A contact of the same person: what is in the file is added, the rest stays. */
function filled(env: Context['env'], now: ContactFields, fields: ContactInput): ContactFields {
  const { photo, ...mine } = now;
  return { ...joinFields({ mine, theirs: fields, prefers: 'theirs', keyOf: storedItemKey(env) }), photo };
}

function parse(ctx: Context, row: ImportRow, people: ReadonlySet<string>): ParsedRow {
  const { userId } = row.fields;
  const isKnown = typeof userId === 'string' && people.has(userId);
  const result = contactInputSchema.safeParse({ ...row.fields, userId: isKnown ? userId : null });
  if (result.success) return { row, fields: result.data, keys: sameKeysOf(ctx.env, result.data) };
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

/** The links to people who exist here; a link from another workspace is left out. */
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
