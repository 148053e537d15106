import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getContact } from '../address-book/get-contact.ts';
import { createContact } from './create-contact.ts';
import { saveContact } from './save-contact.ts';

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
    saveContact(ctx, ada, one),
    saveContact(workspace.otherProcess(), bob, two),
  ]);
  expect([first.conflicts, second.conflicts]).toEqual([[], []]);
  expect(await getContact(ctx, ada, { id })).toMatchObject({
    title: 'Admiral',
    phones: [{ label: '', value: '2' }],
  });
});

it('leaves a field that another person changed to something else, saves the rest and names it', async () => {
  const { id } = await grace();
  await saveContact(ctx, bob, { id, changed: { title: 'Admiral' }, base: { title: 'Captain' } });
  const { contact, conflicts } = await saveContact(ctx, ada, {
    id,
    changed: { title: 'Commodore', notes: 'Cobol' },
    base: { title: 'Captain', notes: '' },
  });
  expect(conflicts).toEqual([
    {
      field: 'title',
      itemId: null,
      yours: 'Commodore',
      theirs: 'Admiral',
      before: 'Captain',
      byUserId: bob.userId,
    },
  ]);
  expect(contact).toMatchObject({ title: 'Admiral', notes: 'Cobol', updatedByUserId: ada.userId });
});

it('finds no conflict, and writes nothing, where both made the same change', async () => {
  const { id } = await grace();
  const same = { id, changed: { title: 'Admiral' }, base: { title: 'Captain' } };
  const { contact } = await saveContact(ctx, bob, same);
  expect(await saveContact(ctx, ada, same)).toEqual({ contact, conflicts: [] });
});

it('lets exactly one of twenty changes of one field through', async () => {
  const { id } = await grace();
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      saveContact(index % 2 ? workspace.otherProcess() : ctx, ada, {
        id,
        changed: { title: `Title ${index}` },
        base: { title: 'Captain' },
      }),
    ),
  );
  expect(results.filter(({ conflicts }) => conflicts.length === 0)).toHaveLength(1);
});

describe('items', () => {
  const two = async () => {
    const made = await createContact(
      ctx,
      ada,
      contactInputSchema.parse({ name: 'Grace', phones: [{ value: '1' }, { label: 'Home', value: '2' }] }),
    );
    const base = { phones: made.phones.map(({ e164: _, ...phone }) => phone) };
    const [one, other] = base.phones;
    if (!one || !other) throw new Error('Both phones are there.');
    return { id: made.id, base, one, other };
  };
  type Phone = Awaited<ReturnType<typeof two>>['one'];
  const save = (
    id: string,
    base: { phones: Phone[] },
    phones: { id?: string | undefined; label: string; value: string }[],
    by = ada,
  ) => saveContact(ctx, by, { id, base, changed: { phones } });
  const shown = async (id: string) =>
    (await getContact(ctx, ada, { id })).phones.map(({ label, value }) => `${label}:${value}`);

  it('that two people add are both kept, and one that both add is there once', async () => {
    const { id, base, one, other } = await two();
    await save(id, base, [one, other, { label: '', value: '3' }, { label: '', value: '+44 20 7946 0000' }]);
    const { conflicts } = await save(id, base, [
      one,
      other,
      { label: 'Work', value: '4' },
      { label: '', value: '+442079460000' },
    ]);
    expect(conflicts).toEqual([]);
    expect(await shown(id)).toEqual([':1', 'Home:2', ':3', ':+44 20 7946 0000', 'Work:4']);
  });

  it('merge when one person changes a label and another one another item, or takes it away', async () => {
    const { id, base, one, other } = await two();
    await save(id, base, [{ ...one, label: 'Work' }, other]);
    const { conflicts } = await save(id, base, [one]);
    expect(conflicts).toEqual([]);
    expect(await shown(id)).toEqual(['Work:1']);
  });

  it('that both change are left as they are and named, and the rest is saved', async () => {
    const { id, base, one, other } = await two();
    await save(id, base, [{ ...one, value: '11' }, other], bob);
    const { conflicts } = await save(id, base, [
      { ...one, value: '12' },
      { ...other, value: '22' },
    ]);
    expect(conflicts).toEqual([
      {
        field: 'phones',
        itemId: one.id,
        yours: { ...one, value: '12' },
        theirs: { ...one, value: '11' },
        before: one,
        byUserId: bob.userId,
      },
    ]);
    expect(await shown(id)).toEqual([':11', 'Home:22']);
  });

  it('that one takes away and the other changes are a conflict either way', async () => {
    const { id, base, one, other } = await two();
    await save(id, base, [{ ...one, value: '11' }]);
    const mine = await save(id, base, [{ ...other, value: '22' }]);
    expect(mine.conflicts).toMatchObject([
      { itemId: one.id, yours: null, theirs: { value: '11' } },
      { itemId: other.id, yours: { value: '22' }, theirs: null },
    ]);
    expect(await shown(id)).toEqual([':11']);
  });

  it('keep their ids for a client that sends none', async () => {
    const { id, base, one, other } = await two();
    await save(id, base, [
      { label: '', value: '1b' },
      { label: 'Home', value: '2' },
    ]);
    const after = (await getContact(ctx, ada, { id })).phones.map((phone) => phone.id);
    expect(after).toEqual([one.id, other.id]);
  });
});

it('merges tags one by one', async () => {
  const made = await createContact(ctx, ada, contactInputSchema.parse({ name: 'Grace', tags: ['a', 'b'] }));
  const base = { tags: made.tags };
  await saveContact(ctx, bob, { id: made.id, base, changed: { tags: ['a', 'b', 'c'] } });
  const { contact, conflicts } = await saveContact(ctx, ada, {
    id: made.id,
    base,
    changed: { tags: ['b', 'd'] },
  });
  expect({ tags: contact.tags, conflicts }).toEqual({ tags: ['b', 'c', 'd'], conflicts: [] });
});
