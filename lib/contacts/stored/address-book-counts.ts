import type { AnyBulkWriteOperation } from 'mongodb';
import type { Context } from '../../context/context.ts';
import type { ContactLetters, ContactTags } from '../../contract/contacts/contact-find.ts';
import { compareKeys, letterOf, letterStart, nameOrderKey } from '../../contract/contacts/name-order.ts';
import { caseKey } from '../../contract/values/text.ts';
import { defineCollection } from '../../store/collection.ts';
import type { ContactDoc, RecordedChange } from '../contacts.ts';
import { readLoggedChanges } from './address-book-changes.ts';
import { addressBookRevision } from './address-book-revision.ts';

/**
 * How many contacts one letter or one tag has, as of one revision of the address book. It follows the changes: each
 * says what it adds and takes, so that counting costs what has changed since, not what the address book holds.
 */
interface CountDoc {
  /** `l:` and the letter, or `t:` and the tag as it is written. */
  _id: string;
  count: number;
  /** Up to which revision every change of this key is counted. */
  revision: number;
}

/** The document that says up to which revision every key is counted; those of keys may be further. */
const ALL = 'all';

export const addressBookCounts = defineCollection<CountDoc>('contactCounts', []);

type Counted = Pick<ContactDoc, 'name' | 'tags' | 'deletedAt'>;

const countKeys = (contact: Counted | null): string[] =>
  contact === null || contact.deletedAt !== null
    ? []
    : [`l:${letterOf(contact.name)}`, ...contact.tags.map((tag) => `t:${tag}`)];

/** What a change adds to and takes from the counts, for its entry among the changes; nothing when it changes none. */
export function countsOf(before: Counted | null, after: Counted): Pick<RecordedChange, 'counts'> {
  const [was, is] = [countKeys(before), countKeys(after)];
  const counts = { in: is.filter((key) => !was.includes(key)), out: was.filter((key) => !is.includes(key)) };
  return counts.in.length + counts.out.length === 0 ? {} : { counts };
}

const WINDOW = 1_000;

interface Counts {
  readonly counts: ReadonlyMap<string, number>;
  readonly revision: number;
}

/** The counts now, brought up to date by the changes since. */
async function readCounts(ctx: Context): Promise<Counts> {
  // Read first: each key is then counted at least so far.
  const from = (await addressBookCounts.in(ctx.db).findOne({ _id: ALL }))?.revision ?? 0;
  const docs = await addressBookCounts
    .in(ctx.db)
    .find({ _id: { $ne: ALL } })
    .toArray();
  const stored = new Map(docs.map((doc) => [doc._id, doc]));
  const newest = await addressBookRevision(ctx);
  const changes = new Map<string, number>();
  const add = (key: string, revision: number, by: 1 | -1) => {
    if (revision > (stored.get(key)?.revision ?? 0)) changes.set(key, (changes.get(key) ?? 0) + by);
  };
  for (let since = from; since < newest; since += WINDOW) {
    for (const change of await readLoggedChanges(ctx, since, Math.min(newest, since + WINDOW))) {
      for (const key of change.counts?.in ?? []) add(key, change.revision, 1);
      for (const key of change.counts?.out ?? []) add(key, change.revision, -1);
    }
  }
  const changed = [...changes].map(([key, by]) => ({
    before: stored.get(key) ?? null,
    after: { _id: key, count: (stored.get(key)?.count ?? 0) + by, revision: newest },
  }));
  if (newest > from) await store(ctx, changed, newest);
  for (const { after } of changed) stored.set(after._id, after);
  return { counts: new Map([...stored].map(([key, { count }]) => [key, count])), revision: newest };
}

interface Changed {
  readonly before: CountDoc | null;
  readonly after: CountDoc;
}

/**
 * Stores each count only over the one that it was worked out from. All of them are counted up to `revision` only when
 * every one was stored; else another process counted at the same time, and the next count goes on from what is there.
 */
async function store(ctx: Context, changed: readonly Changed[], revision: number): Promise<void> {
  const counts = addressBookCounts.in(ctx.db);
  if (changed.length > 0) {
    const operations = changed.map(({ before, after: { _id, ...set } }): AnyBulkWriteOperation<CountDoc> => {
      // A key that is new and was stored meanwhile is refused by its id.
      const filter = { _id, revision: before?.revision ?? -1 };
      return { updateOne: { filter, update: { $set: set }, upsert: before === null } };
    });
    try {
      const { matchedCount, upsertedCount } = await counts.bulkWrite(operations, { ordered: false });
      if (matchedCount + upsertedCount < changed.length) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 11000) return;
      throw error;
    }
  }
  await counts.updateOne({ _id: ALL }, { $max: { revision }, $setOnInsert: { count: 0 } }, { upsert: true });
}

/** Counts a name under another letter, because the rules of letters are others now. */
export async function moveToLetter(ctx: Context, from: string, to: string): Promise<void> {
  if (from === to) return;
  const { revision } = await readCounts(ctx);
  const counts = addressBookCounts.in(ctx.db);
  await counts.updateOne({ _id: `l:${from}` }, { $inc: { count: -1 } });
  await counts.updateOne(
    { _id: `l:${to}` },
    { $inc: { count: 1 }, $setOnInsert: { revision } },
    { upsert: true },
  );
}

/** The tags of the address book by name, each with its number of contacts; tags with the same `caseKey` are one. */
export async function listContactTags(ctx: Context): Promise<ContactTags> {
  const { counts, revision } = await readCounts(ctx);
  const byKey = new Map<string, { tag: string; most: number; count: number }>();
  for (const [key, count] of counts) {
    if (!key.startsWith('t:') || count <= 0) continue;
    const tag = key.slice(2);
    const known = byKey.get(caseKey(tag)) ?? { tag, most: 0, count: 0 };
    byKey.set(caseKey(tag), {
      tag: count > known.most ? tag : known.tag,
      most: Math.max(count, known.most),
      count: known.count + count,
    });
  }
  const items = [...byKey.values()]
    .map(({ tag, count }) => ({ tag, count }))
    .sort((a, b) => compareKeys(nameOrderKey(a.tag), nameOrderKey(b.tag)));
  return { items, revision };
}

/** The letters of the address book in the order of the list, each with its number of names and the position of the first. */
export async function listContactLetters(ctx: Context): Promise<ContactLetters> {
  const { counts, revision } = await readCounts(ctx);
  const letters = [...counts]
    .filter(([key, count]) => key.startsWith('l:') && count > 0)
    .map(([key, count]) => ({ letter: key.slice(2), count }))
    .sort((a, b) => compareKeys(letterStart(a.letter), letterStart(b.letter)));
  let position = 0;
  const items = letters.map(({ letter, count }) => {
    const item = { letter, count, position };
    position += count;
    return item;
  });
  return { items, total: position, revision };
}
