import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newContactSchema } from '../../contract/contacts/contact.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getContact } from '../address-book/get-contact.ts';
import { listContactChanges } from '../address-book/list-contact-changes.ts';
import { contacts } from '../contacts.ts';
import { createContact, createContactOnce } from './create-contact.ts';
import { deleteContact } from './delete-contact.ts';
import { updateContact } from './update-contact.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

const once = (input: object, by = ctx) => createContactOnce(by, ada, newContactSchema.parse(input));

it('stores a contact under the id that the client made, and under one of its own without', async () => {
  const id = newId();
  expect(await once({ id, name: 'Grace', phone: '1' })).toMatchObject({
    isNew: true,
    contact: { id, name: 'Grace', phones: [{ value: '1' }] },
  });
  const { id: made } = await createContact(ctx, ada, newContactSchema.parse({ name: 'Grace' }));
  expect(made).not.toBe(id);
});

it('answers the same again with the stored contact, also in the other form and after it was edited', async () => {
  const id = newId();
  const { contact } = await once({ id, name: ' Grace  Hopper', phone: '1', tags: ['a'] });
  const { revision } = await listContactChanges(ctx, ada, { since: contact.revision });
  expect(await once({ id, name: 'Grace Hopper', phones: [{ value: '1' }], tags: ['a'] })).toEqual({
    isNew: false,
    contact,
  });
  expect((await listContactChanges(ctx, ada, { since: contact.revision })).revision).toBe(revision);
  await updateContact(ctx, ada, { id, patch: { title: 'Admiral' } });
  expect(await once({ id, name: 'Grace Hopper', phone: '1', tags: ['a'] })).toMatchObject({
    isNew: false,
    contact: { id, title: 'Admiral' },
  });
});

it('refuses an id that was used for other content, and changes nothing', async () => {
  const id = newId();
  const { contact } = await once({ id, name: 'Grace' });
  await expect(once({ id, name: 'Grace', title: 'Admiral' })).rejects.toMatchObject({ code: 'id_reused' });
  expect(await getContact(ctx, ada, { id })).toEqual(contact);
  const { id: other } = await createContact(ctx, ada, newContactSchema.parse({ name: 'Ada' }));
  await expect(once({ id: other, name: 'Ada' })).rejects.toMatchObject({ code: 'id_reused' });
});

it('stores one contact when the same is sent many times at once, from two processes', async () => {
  const id = newId();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      once({ id, name: 'Grace' }, index % 2 ? workspace.otherProcess() : ctx),
    ),
  );
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(answers.map(({ contact }) => contact.revision)).size).toBe(1);
});

it('brings no contact back from the bin: the answer says that it was deleted', async () => {
  const id = newId();
  await once({ id, name: 'Grace' });
  await deleteContact(ctx, ada, { id });
  expect(await once({ id, name: 'Grace' })).toMatchObject({
    isNew: false,
    contact: { id, deletedAt: expect.any(String) },
  });
  expect(await contacts.in(ctx.db).countDocuments({ _id: id, deletedAt: null })).toBe(0);
});

it.each([
  'x',
  '',
  '0198c7a0-0000-4000-8000-00000000abcd',
  '0198C7A0-0000-7000-8000-00000000ABCD',
  { $ne: 1 },
])('takes no id but a UUIDv7 in lower case: %j', (id) => {
  const parsed = newContactSchema.safeParse({ id, name: 'Grace' });
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['id']);
});
