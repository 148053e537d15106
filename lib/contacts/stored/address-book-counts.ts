import type { Context } from '../../context/context.ts';
import type { ContactLetters, ContactTags } from '../../contract/contacts/contact-find.ts';
import { compareKeys, letterOf, letterStart, nameOrderKey } from '../../contract/contacts/name-order.ts';
import { caseKey } from '../../contract/values/text.ts';
import { defineCollection } from '../../store/collection.ts';
import { type ContactChangeEntry, type ContactDoc, contacts, numberedFilter } from '../contacts.ts';
import { addressBookRevision } from './address-book-revision.ts';

/**
 * How many contacts each letter and each tag has, as of one number of the address book. It follows the changes:
 * every entry says what it adds and takes, so that counting costs what has changed since, not what the book holds.
 */
interface AddressBookCountsDoc {
  _id: 'counts';
  revision: number;
  /** `l:` and the letter, or `t:` and the tag as it is written, with how many contacts it has. */
  counts: { key: string; count: number }[];
}

export const addressBookCounts = defineCollection<AddressBookCountsDoc>('contactCounts', []);

type Counted = Pick<ContactDoc, 'name' | 'tags' | 'deletedAt'>;

const countKeys = (contact: Counted | null): string[] =>
  contact === null || contact.deletedAt !== null
    ? []
    : [`l:${letterOf(contact.name)}`, ...contact.tags.map((tag) => `t:${tag}`)];

/** What a change adds to and takes from the counts, for its entry among the changes; nothing when it changes none. */
export function countsOf(before: Counted | null, after: Counted): Pick<ContactChangeEntry, 'counts'> {
  const [was, is] = [countKeys(before), countKeys(after)];
  const counts = { in: is.filter((key) => !was.includes(key)), out: was.filter((key) => !is.includes(key)) };
  return counts.in.length + counts.out.length === 0 ? {} : { counts };
}

const WINDOW = 1_000;

/** The counts now, brought up to date by the changes since. */
async function readCounts(ctx: Context): Promise<{ counts: ReadonlyMap<string, number>; revision: number }> {
  const stored = await addressBookCounts.in(ctx.db).findOne({ _id: 'counts' });
  const from = stored?.revision ?? 0;
  const counts = new Map((stored?.counts ?? []).map(({ key, count }) => [key, count]));
  const head = await addressBookRevision(ctx);
  for (let since = from; since < head; since += WINDOW) {
    for (const entry of await changesAfter(ctx, since, Math.min(head, since + WINDOW))) {
      for (const key of entry.counts?.in ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const key of entry.counts?.out ?? []) counts.set(key, (counts.get(key) ?? 0) - 1);
    }
  }
  if (head > from) await keep(ctx, from, head, counts);
  return { counts, revision: head };
}

async function changesAfter(ctx: Context, since: number, upTo: number): Promise<ContactChangeEntry[]> {
  const docs = await contacts
    .in(ctx.db)
    .find(numberedFilter(since, upTo), { projection: { trail: 1 } })
    .toArray();
  return docs.flatMap(({ trail }) => trail.filter(({ revision }) => revision > since && revision <= upTo));
}

/** Kept only over the counts they were worked out from: of two that do so at once, one is enough. */
async function keep(ctx: Context, from: number, revision: number, counts: ReadonlyMap<string, number>) {
  const kept = [...counts].filter(([, count]) => count > 0).map(([key, count]) => ({ key, count }));
  const doc = { _id: 'counts' as const, revision, counts: kept };
  if (from > 0) await addressBookCounts.in(ctx.db).replaceOne({ _id: 'counts', revision: from }, doc);
  else
    await addressBookCounts.in(ctx.db).updateOne({ _id: 'counts' }, { $setOnInsert: doc }, { upsert: true });
}

/** The tags of the book by name, each with how many contacts have it; one that is written in two ways is one. */
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

/** The letters of the book in the order of the list, with how many names each has and the position of its first one. */
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
