import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { DuplicateGroup } from '../../contract/contacts/contact-find.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { BY_SAME_KEYS, type ContactDoc, contacts } from '../contacts.ts';
import { contactProjection, type StoredContact, toContact } from '../stored/to-contact.ts';
import { isDismissedPair } from './dismiss-duplicate.ts';

interface ListDuplicates {
  /** Only possible duplicates of this contact. */
  readonly of?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

type Keyed = StoredContact & Pick<ContactDoc, 'sameKeys' | 'apartFrom'>;

const DEFAULT_LIMIT = 50;
const STEP = 200;
/** How many contacts are read for one answer. The whole address book is covered by as many requests as it needs. */
const READ_MAX = 2_000;
/** The most contacts of one group: a hundred contacts with the switchboard's number are not duplicates. */
const GROUP_MAX = 20;

const { sameKeys: _, apartFrom: _apart, ...withoutKeys } = contactProjection;

/**
 * Possible duplicates: contacts with the same number, e-mail or name, unless the pair was dismissed. Contacts are read in
 * the order of names, a limited number for each answer, so a page may be short or even empty while `nextCursor` says that
 * there is more. Each group comes at the position of its first contact.
 */
export async function listDuplicates(
  ctx: Context,
  caller: Caller,
  { of, limit = DEFAULT_LIMIT, cursor }: ListDuplicates,
): Promise<Page<DuplicateGroup>> {
  if (of !== undefined) {
    const doc = await contacts.in(ctx.db).findOne({ _id: of, deletedAt: null }, { projection: withoutKeys });
    const groups = doc ? await groupsOf(ctx, [doc], () => true) : [];
    return { items: groups.map((group) => toGroup(group, caller)), nextCursor: null };
  }
  let after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string(), z.string()]));
  const items: DuplicateGroup[] = [];
  for (let seen = 0; seen < READ_MAX; seen += STEP) {
    const docs = await read(ctx, after);
    const groups = await groupsOf(ctx, docs, (first, one) => compare(first, one) === 0);
    items.push(...groups.map((group) => toGroup(group, caller)));
    const last = docs.at(-1);
    if (!last || docs.length < STEP) return { items, nextCursor: null };
    after = [last.nameKey, last._id];
    if (items.length >= limit) break;
  }
  return { items, nextCursor: after && encodeCursor(after) };
}

async function read(ctx: Context, after: readonly [string, string] | null): Promise<Keyed[]> {
  const [key, id] = after ?? ['', ''];
  return await contacts
    .in(ctx.db)
    .find(
      {
        deletedAt: null,
        ...(after ? { nameKey: { $gte: key }, $or: [{ nameKey: { $gt: key } }, { _id: { $gt: id } }] } : {}),
      },
      { sort: { nameKey: 1, _id: 1 }, limit: STEP, projection: withoutKeys },
    )
    .toArray();
}

/** For each of these contacts, those that share a key with it; one query on the index of keys. */
async function groupsOf(
  ctx: Context,
  docs: readonly Keyed[],
  isShown: (first: Keyed, one: Keyed) => boolean,
): Promise<Keyed[][]> {
  const keys = [...new Set(docs.flatMap(({ sameKeys }) => sameKeys))];
  if (keys.length === 0) return [];
  const alike = await contacts
    .in(ctx.db)
    .find({ sameKeys: { $in: keys }, deletedAt: null }, { projection: withoutKeys, hint: BY_SAME_KEYS })
    .toArray();
  const byKey = new Map<string, Keyed[]>();
  for (const doc of alike) for (const key of doc.sameKeys) byKey.set(key, [...(byKey.get(key) ?? []), doc]);
  for (const docs of byKey.values()) docs.sort(compare);
  return docs.flatMap((doc) => {
    const sharing = doc.sameKeys
      .map((key) => (byKey.get(key) ?? []).filter((each) => !isDismissedPair(doc, each)))
      .filter(([first]) => first && isShown(first, doc));
    const group = [...new Map([doc, ...sharing.flat()].map((each) => [each._id, each])).values()];
    return group.length > 1 ? [group.sort(compare).slice(0, GROUP_MAX)] : [];
  });
}

function compare(a: Keyed, b: Keyed): number {
  return (
    Buffer.compare(Buffer.from(a.nameKey), Buffer.from(b.nameKey)) ||
    (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)
  );
}

const REASONS = { p: 'phone', e: 'email', n: 'name' } as const;

function toGroup(group: readonly Keyed[], caller: Caller): DuplicateGroup {
  const counts = new Map<string, number>();
  for (const doc of group) for (const key of doc.sameKeys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 1));
  const kinds = (['p', 'e', 'n'] as const).filter((kind) => shared.includes(kind));
  return {
    reasons: kinds.map((kind) => REASONS[kind]),
    contacts: group.map((doc) => toContact(doc, caller)),
  };
}
