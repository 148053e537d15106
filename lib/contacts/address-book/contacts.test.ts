import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { restoreContact } from '../edit/restore-contact.ts';
import { saveContact } from '../edit/save-contact.ts';
import { replaceContact, updateContact } from '../edit/update-contact.ts';
import { startImport } from '../import/import-contacts.ts';
import { etagOf } from '../stored/to-contact.ts';
import { getContact } from './get-contact.ts';
import { listContactChanges } from './list-contact-changes.ts';
import { listContacts } from './list-contacts.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

const contact = (fields: object) => contactInputSchema.parse(fields);

describe('two writers of one contact', () => {
  it('lose nothing when they change different fields, also from two processes at once', async () => {
    const other = workspace.otherProcess();
    const { id } = await createContact(
      ctx,
      ada,
      contact({ name: 'Grace', phone: '1', email: 'a@example.org' }),
    );
    const patches = [
      { organization: 'Navy' },
      { title: 'Admiral' },
      { notes: 'Cobol' },
      { tags: ['x'] },
      { phone: '2' },
    ];
    await Promise.all(
      patches.map((patch, index) => updateContact(index % 2 ? other : ctx, ada, { id, patch })),
    );
    expect(await getContact(ctx, ada, { id })).toMatchObject({
      name: 'Grace',
      organization: 'Navy',
      title: 'Admiral',
      notes: 'Cobol',
      tags: ['x'],
      phones: [{ label: '', value: '2' }],
      emails: [{ label: '', value: 'a@example.org' }],
    });
  });

  it('of fifty who each change something else, nothing is lost', async () => {
    const { id } = await createContact(ctx, ada, contact({ name: 'Fifty' }));
    const other = workspace.otherProcess();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 10 === 0
          ? updateContact(index % 20 ? other : ctx, ada, {
              id,
              patch: {
                [['title', 'notes', 'organization', 'birthday', 'name'][index / 10] ?? '']: '1990-01-01',
              },
            })
          : saveContact(index % 2 ? other : ctx, ada, {
              id,
              base: { phones: [], tags: [] },
              changed:
                index % 3 ? { phones: [{ label: '', value: `n ${index}` }] } : { tags: [`t ${index}`] },
            }),
      ),
    );
    const after = await getContact(ctx, ada, { id });
    for (const field of ['title', 'notes', 'organization', 'birthday', 'name'] as const)
      expect(after[field]).toBe('1990-01-01');
    expect(after.phones.length + after.tags.length).toBe(45);
    expect(after.revision).toBeGreaterThanOrEqual(51);
  });

  it('refuses an If-Match that is none, and takes those that HTTP allows', async () => {
    const made = await createContact(ctx, ada, contact({ name: 'Tag' }));
    const save = (ifMatch: string) =>
      updateContact(ctx, ada, { id: made.id, patch: { notes: ifMatch }, ifMatch });
    for (const nonsense of ['nonsense', '"', '{"$gt":""}', '"a" "b"', ',']) {
      await expect(save(nonsense), nonsense).rejects.toMatchObject({ code: 'bad_if_match' });
    }
    for (const old of ['"x"', 'W/"1"', '"0", "-1"']) {
      await expect(save(old), old).rejects.toMatchObject({ code: 'changed_meanwhile' });
    }
    const after = await save(`"x", ${etagOf(made)}`);
    expect((await save('*')).revision).toBe(after.revision + 1);
  });

  it('with one entity tag: exactly one of twenty wins', async () => {
    const first = await createContact(ctx, ada, contact({ name: 'Twenty' }));
    const writers = Array.from({ length: 20 }, (_, index) =>
      replaceContact(index % 2 ? workspace.otherProcess() : ctx, ada, {
        id: first.id,
        contact: contact({ name: `Writer ${index}` }),
        ifMatch: etagOf(first),
      }),
    );
    const results = await Promise.allSettled(writers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.filter((result) => result.status === 'rejected').map((result) => result.reason);
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'changed_meanwhile', details: { contact: { id: first.id } } });
    }
  });
});

describe('the numbered changes', () => {
  it('has no gap and no repeat under concurrent writers of two processes', async () => {
    const own = await createTestContext();
    const caller = await addPerson(own.ctx, 'ada');
    const processes = [own.ctx, own.otherProcess()];
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        createContact(processes[index % 2] ?? own.ctx, caller, contact({ name: `Person ${index}` })),
      ),
    );
    await Promise.all(made.slice(0, 10).map(({ id }) => deleteContact(own.ctx, caller, { id })));
    const { items, revision, hasMore } = await listContactChanges(own.ctx, caller, { since: 0 });
    expect(items.map((item) => item.revision)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect({ revision, hasMore }).toEqual({ revision: 50, hasMore: false });
    await own.close();
  });

  it('goes on page by page', async () => {
    const own = await createTestContext();
    const caller = await addPerson(own.ctx, 'ada');
    for (const name of ['A', 'B', 'C']) await createContact(own.ctx, caller, contact({ name }));
    const first = await listContactChanges(own.ctx, caller, { since: 0, limit: 2 });
    const second = await listContactChanges(own.ctx, caller, { since: first.revision, limit: 2 });
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect([...first.items, ...second.items].map((item) => item.contact?.name)).toEqual(['A', 'B', 'C']);
    await own.close();
  });

  it('gives no number to a change that changes nothing', async () => {
    const made = await createContact(ctx, ada, contact({ name: 'Same', notes: 'x' }));
    const after = await updateContact(ctx, ada, { id: made.id, patch: { notes: 'x' } });
    expect(after.revision).toBe(made.revision);
  });
});

describe('a merge patch', () => {
  it('empties with null, keeps what it does not name, and never empties the name', async () => {
    const { id } = await createContact(
      ctx,
      ada,
      contact({ name: 'Patch', notes: 'x', title: 'y', phone: '1' }),
    );
    const after = await updateContact(ctx, ada, { id, patch: { notes: null, phone: null } });
    expect(after).toMatchObject({ name: 'Patch', notes: '', title: 'y', phones: [] });
  });

  it('refuses a link to a person who does not exist', async () => {
    const { id } = await createContact(ctx, ada, contact({ name: 'Link' }));
    await expect(updateContact(ctx, ada, { id, patch: { userId: 'nobody' } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('a deleted contact', () => {
  it('is gone everywhere and comes back as it was', async () => {
    const made = await createContact(ctx, ada, contact({ name: 'Phoenix', phone: '030 1234567' }));
    await deleteContact(ctx, ada, { id: made.id });
    await expect(getContact(ctx, ada, { id: made.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateContact(ctx, ada, { id: made.id, patch: { notes: 'x' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listContacts(ctx, ada, { query: 'phoenix' })).items).toEqual([]);
    const back = await restoreContact(ctx, ada, { id: made.id });
    expect(back).toMatchObject({
      id: made.id,
      name: 'Phoenix',
      phones: [{ label: '', value: '030 1234567' }],
    });
    await expect(restoreContact(ctx, ada, { id: made.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('finding contacts', () => {
  it('is answered by indexes: what is read grows with the answer, not with the address book', async () => {
    const own = await createTestContext();
    const caller = await addPerson(own.ctx, 'ada');
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `Person ${index},p${index}@example.org,+4420${70_000_000 + index}`,
    );
    const bytes = new TextEncoder().encode(`Name,Email,Phone\n${rows.join('\n')}`);
    await (await startImport(own.ctx, caller, { bytes, format: 'csv', map: null })).done;
    const readFor = async (input: Parameters<typeof listContacts>[2]) => {
      const seen: number[] = [];
      const collection = own.ctx.db.collection.bind(own.ctx.db);
      const find = collection('contacts').find;
      const db = new Proxy(own.ctx.db, {
        get(target, key) {
          if (key !== 'collection') return Reflect.get(target, key);
          return (name: string) => {
            const real = collection(name);
            real.find = ((...args: Parameters<typeof find>) => {
              // The read of the newest number sets its limit later.
              if (args[1]?.limit === undefined) return find.apply(collection(name), args);
              const explained = find.apply(collection(name), args).explain('executionStats');
              waiting.push(
                explained.then((plan) => void seen.push(Number(plan.executionStats.totalDocsExamined))),
              );
              return find.apply(collection(name), args);
            }) as typeof real.find;
            return real;
          };
        },
      });
      const waiting: Promise<void>[] = [];
      const { items } = await listContacts({ ...own.ctx, db }, caller, input);
      await Promise.all(waiting);
      return { most: Math.max(...seen), found: items.length };
    };
    for (const input of [
      {},
      { from: 'P' },
      { query: 'p1234@' },
      { query: '70001234' },
      { query: 'p' },
      { query: 'person 12' },
      { tag: 'none' },
      { favourite: true },
      { deleted: true },
      { sort: 'updatedAt' as const },
      { sort: 'lastName' as const },
      { sort: 'organization' as const, end: true },
    ]) {
      const { most, found } = await readFor({ ...input, limit: 20 });
      expect(most, JSON.stringify(input)).toBeLessThanOrEqual(2 * found + 70);
    }
    await own.close();
  });

  it('by the beginning of any word, without case and accents, by e-mail, and by digits however they are written', async () => {
    const { id } = await createContact(
      ctx,
      ada,
      contact({
        name: 'Zoë Ångström',
        organization: 'Blue-Sky Ltd',
        phone: '+46 (0)8 555-1234',
        email: 'zoe@sky.example',
      }),
    );
    for (const query of [
      'zoe',
      'ANG',
      'zo ång',
      'sky',
      '5551234',
      '08 555',
      '(0)8 5551',
      'zoe@sky',
      'ltd blue',
    ]) {
      expect(
        (await listContacts(ctx, ada, { query })).items.map((item) => item.id),
        query,
      ).toContain(id);
    }
    for (const query of ['oe', '99999', 'zoe@sea', '.*', '$ne']) {
      expect(
        (await listContacts(ctx, ada, { query })).items.map((item) => item.id),
        query,
      ).not.toContain(id);
    }
  });

  it('pages by name without repeating or hiding a row when rows come and go meanwhile', async () => {
    const own = await createTestContext();
    const caller = await addPerson(own.ctx, 'ada');
    const made = [];
    for (const name of ['B', 'D', 'F', 'H', 'Ä'])
      made.push(await createContact(own.ctx, caller, contact({ name })));
    const first = await listContacts(own.ctx, caller, { limit: 2 });
    expect(first.items.map((item) => item.name)).toEqual(['Ä', 'B']);
    await createContact(own.ctx, caller, contact({ name: 'AA' }));
    await deleteContact(own.ctx, caller, { id: made[0]?.id ?? '' });
    const second = await listContacts(own.ctx, caller, { limit: 3, cursor: first.nextCursor ?? '' });
    expect(second.items.map((item) => item.name)).toEqual(['D', 'F', 'H']);
    expect(second.nextCursor).toBeNull();
    await own.close();
  });

  it('refuses a cursor that is not ours', async () => {
    for (const cursor of ['x', '{}', Buffer.from('[1]').toString('base64url')]) {
      await expect(listContacts(ctx, ada, { cursor })).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});

describe('a list entered in its middle', () => {
  it('goes on in both directions without a gap or a repeat, by either order', async () => {
    const tag = 'middle';
    for (const name of ['Kai', 'Kim', 'Lea', 'Max', 'Mia', 'Mo', 'Ned']) {
      await createContact(ctx, ada, contact({ name, tags: [tag] }));
    }
    const read = async (input: object) => await listContacts(ctx, ada, { tag, limit: 2, ...input });
    const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);
    const start = await read({ from: 'M' });
    expect(names(start)).toEqual(['Max', 'Mia']);
    expect(names(await read({ cursor: start.nextCursor }))).toEqual(['Mo', 'Ned']);
    const above = await read({ before: start.previousCursor });
    expect(names(above)).toEqual(['Kim', 'Lea']);
    expect(names(await read({ cursor: above.nextCursor }))).toEqual(['Max', 'Mia']);
    const top = await read({ before: above.previousCursor });
    expect(names(top)).toEqual(['Kai']);
    expect(top.previousCursor).toBeNull();
    expect((await read({})).previousCursor).toBeUndefined();

    const late = await read({ sort: 'updatedAt', limit: 3 });
    const next = await read({ sort: 'updatedAt', cursor: late.nextCursor });
    const back = await read({ sort: 'updatedAt', before: next.nextCursor });
    expect(names(back)).toEqual([names(late)[2], names(next)[0]]);
  });

  it('is entered at its end, from where it goes on only upwards', async () => {
    const tag = 'end';
    for (const name of ['Uma', 'Una', 'Uri']) await createContact(ctx, ada, contact({ name, tags: [tag] }));
    const read = async (input: object) => await listContacts(ctx, ada, { tag, limit: 2, ...input });
    const last = await read({ end: true });
    expect(last).toMatchObject({ items: [{ name: 'Una' }, { name: 'Uri' }], nextCursor: null });
    const above = await read({ before: last.previousCursor });
    expect(above).toMatchObject({ items: [{ name: 'Uma' }], previousCursor: null });
    expect(await read({ end: true, limit: 3 })).toMatchObject({ nextCursor: null, previousCursor: null });
    expect(await read({ end: true, tag: 'nobody' })).toMatchObject({ items: [], nextCursor: null });
    const newest = await read({ end: true, sort: 'updatedAt' });
    expect(newest.items.map(({ name }) => name)).toEqual(['Una', 'Uma']);
  });
});
