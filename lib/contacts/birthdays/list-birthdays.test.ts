import { afterAll, beforeAll, expect, it } from 'vitest';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { updateContact } from '../edit/update-contact.ts';
import { listBirthdays } from './list-birthdays.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

const add = (name: string, birthday: string) =>
  createContact(ctx, ada, contactInputSchema.parse({ name, birthday }));

async function coming(from: string, limit = 50): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBirthdays(ctx, ada, { from, limit, cursor });
    found.push(...page.items.map(({ contact, date, turns }) => `${date} ${contact.name} ${turns}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

it('lists the next 30 days in their order, of one day by name, page by page; 29 February in every year', async () => {
  await add('Zoë', '1990-02-20');
  await add('Bob', '--02-20');
  await add('Leap', '1984-02-29');
  await add('Last', '1970-02-28');
  await add('March', '2000-03-14');
  await add('Late', '2000-03-24');
  await add('Past', '2000-02-19');
  await add('None', '');
  const gone = await add('Gone', '2000-02-25');
  await deleteContact(ctx, ada, { id: gone.id });
  const expected = [
    '2026-02-20 Bob null',
    '2026-02-20 Zoë 36',
    '2026-02-28 Last 56',
    '2026-02-28 Leap 42',
    '2026-03-14 March 26',
  ];
  expect(await coming('2026-02-20')).toEqual(expected);
  expect(await coming('2026-02-20', 1)).toEqual(expected);
  expect(await coming('2028-02-28')).toEqual([
    '2028-02-28 Last 58',
    '2028-02-29 Leap 44',
    '2028-03-14 March 28',
    '2028-03-24 Late 28',
  ]);
});

it('follows changes, goes over the turn of the year, and begins with the day of the person', async () => {
  const contact = await add('Turn', '1999-01-03');
  expect(await coming('2026-12-20')).toEqual(['2027-01-03 Turn 28']);
  await updateContact(ctx, ada, { id: contact.id, patch: { birthday: '--12-31' } });
  expect(await coming('2026-12-20')).toEqual(['2026-12-31 Turn null']);
  await updateContact(ctx, ada, { id: contact.id, patch: { birthday: null } });
  expect(await coming('2026-12-20')).toEqual([]);

  await users.in(ctx.db).updateOne({ _id: ada.userId }, { $set: { timeZone: 'Pacific/Kiritimati' } });
  const at = { ...ctx, now: () => new Date('2026-02-19T11:00:00Z') };
  const { items } = await listBirthdays(at, ada, { limit: 1 });
  expect(items[0]).toMatchObject({ date: '2026-02-20', inDays: 0 });
});
