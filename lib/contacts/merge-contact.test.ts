import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { contactInputSchema } from '../contract/contact.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { createContact } from './create-contact.ts';
import { getContact } from './get-contact.ts';
import { mergeContact } from './merge-contact.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let bob: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  bob = await addPerson(ctx, 'bob');
});
afterAll(() => workspace.close());

const grace = () =>
  createContact(ctx, ada, contactInputSchema.parse({ name: 'Grace', title: 'Captain', phone: '1' }));

it('keeps what others did to other fields', async () => {
  const { id, phones } = await grace();
  const one = { id, changed: { phones: [{ label: '', value: '2' }] }, base: { phones } };
  const two = { id, changed: { title: 'Admiral' }, base: { title: 'Captain' } };
  const [first, second] = await Promise.all([
    mergeContact(ctx, ada, one),
    mergeContact(workspace.otherProcess(), bob, two),
  ]);
  expect([first.conflicts, second.conflicts]).toEqual([[], []]);
  expect(await getContact(ctx, ada, { id })).toMatchObject({
    title: 'Admiral',
    phones: [{ label: '', value: '2' }],
  });
});

it('leaves a field that somebody else changed to something else, saves the rest and names it', async () => {
  const { id } = await grace();
  await mergeContact(ctx, bob, { id, changed: { title: 'Admiral' }, base: { title: 'Captain' } });
  const { contact, conflicts } = await mergeContact(ctx, ada, {
    id,
    changed: { title: 'Commodore', notes: 'Cobol' },
    base: { title: 'Captain', notes: '' },
  });
  expect(conflicts).toEqual(['title']);
  expect(contact).toMatchObject({ title: 'Admiral', notes: 'Cobol', updatedByUserId: ada.userId });
});

it('finds no conflict, and writes nothing, where both made the same change', async () => {
  const { id } = await grace();
  const same = { id, changed: { title: 'Admiral' }, base: { title: 'Captain' } };
  const { contact } = await mergeContact(ctx, bob, same);
  expect(await mergeContact(ctx, ada, same)).toEqual({ contact, conflicts: [] });
});

it('lets exactly one of twenty changes of one field through', async () => {
  const { id } = await grace();
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      mergeContact(index % 2 ? workspace.otherProcess() : ctx, ada, {
        id,
        changed: { title: `Title ${index}` },
        base: { title: 'Captain' },
      }),
    ),
  );
  expect(results.filter(({ conflicts }) => conflicts.length === 0)).toHaveLength(1);
});
