import type { Context } from '../../context/context.ts';
import type { ContactLetters, ContactTags } from '../../contract/contacts/contact-find.ts';
import { compareKeys, letterOf, letterStart, nameOrderKey } from '../../contract/contacts/name-order.ts';
import { caseKey } from '../../contract/values/text.ts';
import { defineCollection } from '../../store/collection.ts';
import { type ContactChangeEntry, type ContactDoc, contacts, numberedFilter } from '../contacts.ts';
import { addressBookRevision } from './address-book-revision.ts';

/**
 * How many contacts each letter and each tag has, at one revision of the address book. Every entry of the change log says
 * what it adds and subtracts, so that counting costs as much as has changed since, whatever the number of contacts.
 */
interface AddressBookCountsDoc {
  _id: 'counts';
  revision: number;
  /** `l:` and the letter, or `t:` and the tag as it is written, each with its number of contacts. */
  counts: { key: string; count: number }[];
}

export const addressBookCounts = defineCollection<AddressBookCountsDoc>('contactCounts', []);

type Counted = Pick<ContactDoc, 'name' | 'tags' | 'deletedAt'>;

const countKeys = (contact: Counted | null): string[] =>
  contact === null || contact.deletedAt !== null
    ? []
    : [`l:${letterOf(contact.name)}`, ...contact.tags.map((tag) => `t:${tag}`)];

/** What a change adds to and subtracts from the counts, for its entry in the change log; empty if nothing. */
export function countsOf(before: Counted | null, after: Counted): Pick<ContactChangeEntry, 'counts'> {
  const [was, is] = [countKeys(before), countKeys(after)];
  const counts = { in: is.filter((key) => !was.includes(key)), out: was.filter((key) => !is.includes(key)) };
  return counts.in.length + counts.out.length === 0 ? {} : { counts };
}

const WINDOW = 1_000;

/** The current counts: the stored ones, and the changes since. */
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

/** Stored only if the counts they were computed from are still there: of two writers at once, one is enough. */
async function keep(ctx: Context, from: number, revision: number, counts: ReadonlyMap<string, number>) {
  const kept = [...counts].filter(([, count]) => count > 0).map(([key, count]) => ({ key, count }));
  const doc = { _id: 'counts' as const, revision, counts: kept };
  if (from > 0) await addressBookCounts.in(ctx.db).replaceOne({ _id: 'counts', revision: from }, doc);
  else
    await addressBookCounts.in(ctx.db).updateOne({ _id: 'counts' }, { $setOnInsert: doc }, { upsert: true });
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
