import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { type ContactSort, contactInputSchema } from '../../contract/contacts/contact.ts';
import { lastNameKey, organizationKey } from '../../contract/contacts/family-name.ts';
import { compareKeys } from '../../contract/contacts/name-order.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { setFavourite } from '../edit/set-favourite.ts';
import { updateContact } from '../edit/update-contact.ts';
import { exportContacts } from '../export/export-contacts.ts';
import { countContacts } from './count-contacts.ts';
import { listContacts } from './list-contacts.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

const FIRST = ['Zoë', 'Alasdair', 'Ørjan', '山田', 'Мария'];
const LAST = ['Munro', 'van Gogh', 'Åberg', 'Li', 'O’Neill', ''];
const ORGANIZATIONS = ['', 'Acme', 'acme', 'Åby Bokhandel', 'Zeta'];

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  for (const [index, first] of FIRST.entries()) {
    for (const [at, last] of LAST.entries()) {
      const name = `${first} ${last}`.trim();
      const organization = ORGANIZATIONS[(index + at) % ORGANIZATIONS.length];
      const tags = at % 2 === 0 ? ['Even'] : [];
      await createContact(ctx, ada, contactInputSchema.parse({ name, organization, tags }));
    }
  }
});
afterAll(() => workspace.close());

type Page = Awaited<ReturnType<typeof listContacts>>;

async function readForward(sort: ContactSort): Promise<Page['items']> {
  const items: Page['items'] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listContacts(ctx, ada, { sort, limit: 7, cursor });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}

async function readBackward(sort: ContactSort): Promise<Page['items']> {
  let page = await listContacts(ctx, ada, { sort, limit: 7, end: true });
  const items = [...page.items];
  while (page.previousCursor) {
    page = await listContacts(ctx, ada, { sort, limit: 7, before: page.previousCursor });
    items.unshift(...page.items);
  }
  return items;
}

describe('a list in another order than by name', () => {
  it.each([
    ['lastName', lastNameKey],
    ['organization', organizationKey],
  ] as const)('by %s comes whole in pages, from either end and from the middle', async (sort, keyOf) => {
    const items = await readForward(sort);
    expect(items).toHaveLength(FIRST.length * LAST.length);
    expect(items).toEqual(
      items.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)) || compareKeys(a.id, b.id)),
    );
    expect(await readBackward(sort)).toEqual(items);
    const middle = items[11];
    const from = await listContacts(ctx, ada, { sort, limit: 3, at: middle?.id });
    expect(from.items).toEqual(items.slice(11, 14));
  });

  it('follows a change of the name and of the organization', async () => {
    const { id } = await createContact(ctx, ada, contactInputSchema.parse({ name: 'Quentin Aaa' }));
    const [first] = (await listContacts(ctx, ada, { sort: 'lastName', limit: 1 })).items;
    expect(first?.id).toBe(id);
    await updateContact(ctx, ada, { id, patch: { name: 'Quentin Zzz', organization: 'Aaa' } });
    expect((await listContacts(ctx, ada, { sort: 'lastName', limit: 1 })).items[0]?.id).not.toBe(id);
    expect((await listContacts(ctx, ada, { sort: 'organization', limit: 1 })).items[0]?.id).toBe(id);
    await deleteContact(ctx, ada, { id });
  });
});

it('counts what a list has: all, with a tag, of favourites, and of a search', async () => {
  const { items } = await listContacts(ctx, ada, { query: 'munro' });
  const [munro] = items;
  await setFavourite(ctx, ada, { id: munro?.id ?? '', favourite: true });
  const lists = [
    {},
    { tag: 'even' },
    { tag: 'nothing' },
    { favourite: true },
    { favourite: true, query: 'li' },
    { query: 'munro' },
    { query: 'MUNRO z' },
    { query: 'a', tag: 'EVEN' },
    { query: 'xyz' },
    { query: '…' },
  ];
  for (const list of lists) {
    const { items: listed, revision } = await listContacts(ctx, ada, { ...list, limit: 200 });
    expect(await countContacts(ctx, ada, list), JSON.stringify(list)).toEqual({
      count: listed.length,
      isExact: true,
      revision,
    });
  }
});

it('exports those that are named, by name, without those that are gone', async () => {
  const { items } = await listContacts(ctx, ada, { tag: 'even', limit: 4 });
  const ids = items.map(({ id }) => id);
  const made = await createContact(ctx, ada, contactInputSchema.parse({ name: 'Gone' }));
  await deleteContact(ctx, ada, { id: made.id });
  let text = '';
  for await (const part of exportContacts(ctx, ada, {
    format: 'csv',
    ids: [...ids.toReversed(), made.id, 'nobody'],
  })) {
    text += part;
  }
  const names = text.trim().split(/\r?\n/).slice(1);
  expect(names.map((line) => line.split(',')[0])).toEqual(items.map(({ name }) => name));
});
