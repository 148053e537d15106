import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { DuplicateGroup } from '../../contract/contacts/contact-find.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { afterPosition } from '../../store/name-page.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { BY_SAME_KEYS, type ContactDoc, contacts } from '../contacts.ts';
import { contactsFor } from '../stored/contact-for.ts';
import { contactProjection, type StoredContact } from '../stored/to-contact.ts';
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
/** Of the contacts with one number, e-mail or name so many are compared: an answer costs the same however many there are. */
const SHARED_MAX = 100;
const KEYS_AT_ONCE = 20;

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
    const groups = doc ? await groupsOf(new AlikeReader(ctx), [doc], () => true) : [];
    return { items: await toGroups(ctx, caller, groups), nextCursor: null };
  }
  let after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string(), z.string()]));
  const items: DuplicateGroup[] = [];
  const alike = new AlikeReader(ctx);
  for (let seen = 0; seen < READ_MAX; seen += STEP) {
    const docs = await read(ctx, after);
    const groups = connected(await groupsOf(alike, docs, (first, one) => compare(first, one) === 0));
    items.push(...(await toGroups(ctx, caller, groups)));
    const last = docs.at(-1);
    if (!last || docs.length < STEP) return { items, nextCursor: null };
    after = [last.nameKey, last._id];
    if (items.length >= limit) break;
  }
  return { items, nextCursor: after && encodeCursor(after) };
}

async function read(ctx: Context, after: readonly [string, string] | null): Promise<Keyed[]> {
  return await readAll(
    contacts.in(ctx.db).find(
      {
        deletedAt: null,
        ...afterPosition<ContactDoc>('nameKey', after),
      },
      { sort: { nameKey: 1, _id: 1 }, limit: STEP, projection: withoutKeys },
    ),
  );
}

/** For each of these contacts those that share a key with it. */
async function groupsOf(
  alike: AlikeReader,
  docs: readonly Keyed[],
  isShown: (first: Keyed, one: Keyed) => boolean,
): Promise<Keyed[][]> {
  const byKey = await alike.read(docs.flatMap(({ sameKeys }) => sameKeys));
  return docs.flatMap((doc) => {
    const sharing = doc.sameKeys
      .map((key) => (byKey.get(key) ?? []).filter((each) => !isDismissedPair(doc, each)))
      .filter(([first]) => first && isShown(first, doc));
    const group = [...new Map([doc, ...sharing.flat()].map((each) => [each._id, each])).values()];
    return group.length > 1 ? [group.sort(compare).slice(0, GROUP_MAX)] : [];
  });
}

/**
 * Groups that share a contact as one, so that all who may be one are merged together: A and B by a number, B and C by an e-mail.
 * Not those with a dismissed pair, and not beyond {@link GROUP_MAX}.
 */
function connected(groups: readonly Keyed[][]): Keyed[][] {
  const all: Map<string, Keyed>[] = [];
  const groupOf = new Map<string, Map<string, Keyed>>();
  for (const group of groups) {
    const other = group.map(({ _id }) => groupOf.get(_id)).find((known) => known !== undefined);
    const members = new Map([...(other?.values() ?? []), ...group].map((each) => [each._id, each]));
    const isOne =
      other !== undefined && members.size <= GROUP_MAX && !hasDismissedPair([...members.values()]);
    const own = isOne ? other : new Map<string, Keyed>();
    for (const each of group) {
      own.set(each._id, each);
      groupOf.set(each._id, own);
    }
    if (!isOne) all.push(own);
  }
  return all.map((members) => [...members.values()].sort(compare));
}

function hasDismissedPair(group: readonly Keyed[]): boolean {
  return group.some((one, at) => group.slice(at + 1).some((other) => isDismissedPair(one, other)));
}

/** Reads the contacts that share keys: a few keys at once, and those that many share by themselves and once. */
class AlikeReader {
  readonly #ctx: Context;
  readonly #crowded = new Map<string, Keyed[]>();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** By key, in the order of names; of a key that many share {@link SHARED_MAX}. */
  async read(keys: readonly string[]): Promise<Map<string, Keyed[]>> {
    const byKey = new Map<string, Keyed[]>();
    const others = [...new Set(keys)].filter((key) => !this.#crowded.has(key));
    for (let at = 0; at < others.length; at += KEYS_AT_ONCE)
      await this.#readSome(others.slice(at, at + KEYS_AT_ONCE), byKey);
    for (const key of keys) {
      const docs = this.#crowded.get(key);
      if (docs) byKey.set(key, docs);
    }
    return byKey;
  }

  async #readSome(keys: readonly string[], byKey: Map<string, Keyed[]>): Promise<void> {
    const limit = SHARED_MAX + keys.length;
    const found = await this.#find(keys, limit);
    if (found.length < limit) {
      const wanted = new Set(keys);
      for (const doc of found)
        for (const key of doc.sameKeys) if (wanted.has(key)) byKey.set(key, [...(byKey.get(key) ?? []), doc]);
      for (const key of keys) byKey.get(key)?.sort(compare);
      return;
    }
    for (const key of keys) {
      const docs = (await this.#find([key], SHARED_MAX)).sort(compare);
      if (docs.length === SHARED_MAX) this.#crowded.set(key, docs);
      byKey.set(key, docs);
    }
  }

  async #find(keys: readonly string[], limit: number): Promise<Keyed[]> {
    return await readAll(
      contacts
        .in(this.#ctx.db)
        .find(
          { sameKeys: { $in: [...keys] }, deletedAt: null },
          { projection: withoutKeys, hint: BY_SAME_KEYS, limit },
        ),
    );
  }
}

function compare(a: Keyed, b: Keyed): number {
  return (
    Buffer.compare(Buffer.from(a.nameKey), Buffer.from(b.nameKey)) ||
    (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)
  );
}

const REASONS = { p: 'phone', e: 'email', n: 'name' } as const;

async function toGroups(
  ctx: Context,
  caller: Caller,
  groups: readonly (readonly Keyed[])[],
): Promise<DuplicateGroup[]> {
  const seen = await contactsFor(ctx, caller, groups.flat());
  const byId = new Map(seen.map((contact) => [contact.id, contact]));
  return groups.map((group) => ({
    reasons: reasonsOf(group),
    contacts: group.flatMap(({ _id }) => byId.get(_id) ?? []),
  }));
}

/** What the contacts of a group have in common. */
function reasonsOf(group: readonly Keyed[]): DuplicateGroup['reasons'] {
  const counts = new Map<string, number>();
  for (const doc of group) for (const key of doc.sameKeys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 1));
  const kinds = (['p', 'e', 'n'] as const).filter((kind) => shared.includes(kind));
  return kinds.map((kind) => REASONS[kind]);
}
