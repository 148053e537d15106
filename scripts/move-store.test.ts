import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listContacts } from '../lib/contacts/address-book/list-contacts.ts';
import { createContact } from '../lib/contacts/edit/create-contact.ts';
import { contactInputSchema } from '../lib/contract/contacts/contact.ts';
import { storeDatabase } from '../lib/store/store-database.ts';
import { type DistantStore, openDistantStore } from '../lib/testing/distant-store.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import { moveStore } from './move-store.ts';

let source: DistantStore;
let target: DistantStore;
beforeAll(async () => {
  [source, target] = [await openDistantStore(), await openDistantStore()];
});
afterAll(async () => {
  await source.close();
  await target.close();
});

describe('moving a store', () => {
  it.each(['test', '', 'team'])(
    'into an address with database “%s” fills what a server opens there',
    async (name) => {
      // What is moved is the embedded engine's own database.
      const from = await createTestContext({ MONGODB_URI: source.uri() });
      const ada = await addPerson(from.ctx, `ada-${name}`);
      await createContact(from.ctx, ada, contactInputSchema.parse({ name: `Grace ${name}` }));
      const before = await listContacts(from.ctx, ada, {});
      await from.close();
      const lines: string[] = [];

      expect(await moveStore(source.uri(), target.uri(name), (line) => lines.push(line))).toEqual([]);

      const to = await createTestContext({ MONGODB_URI: target.uri(name) });
      expect(await listContacts(to.ctx, ada, {})).toEqual(before);
      await to.close();
      expect(lines).toContain(`contacts: ${before.items.length} of ${before.items.length}`);
    },
  );

  it('again copies what is missing and says that the rest is the same', async () => {
    const from = await createTestContext({ MONGODB_URI: source.uri() });
    const ada = await addPerson(from.ctx, 'grace');
    await createContact(from.ctx, ada, contactInputSchema.parse({ name: 'Later' }));
    const { revision } = await listContacts(from.ctx, ada, {});
    await from.close();
    expect(await moveStore(source.uri(), target.uri('team'), () => undefined)).toEqual([]);
    const to = await createTestContext({ MONGODB_URI: target.uri('team') });
    expect((await listContacts(to.ctx, ada, {})).revision).toBe(revision);
    expect(to.ctx.db.databaseName).toBe('team');
    await to.close();
  });

  it('takes the database that a server takes', () => {
    const client = { db: (name?: string) => ({ databaseName: name ?? 'of the address' }) } as never;
    expect(storeDatabase(client, target.uri('test')).databaseName).toBe('of the address');
    expect(storeDatabase(client, target.uri()).databaseName).toBe('parley');
  });
});
