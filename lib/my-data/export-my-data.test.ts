import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContact } from '../contacts/edit/create-contact.ts';
import { newContactSchema } from '../contract/contacts/contact.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { addFile } from '../testing/files/add-file.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { exportMyData } from './export-my-data.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext({ RATE_LIMITS: 'on' });
});
afterAll(() => workspace.close());

/** The files of a zip by their names, from its central directory (APPNOTE.TXT, 4.3.12). */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  while (at >= 0 && zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + packed);
    const isPacked = zip.readUInt16LE(at + 10) === 8;
    files.set(
      zip.subarray(at + 46, at + 46 + name).toString(),
      (isPacked ? inflateRawSync(bytes) : bytes).toString(),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

it('holds everything of the person’s own, and nothing of conversations that they are not in', async () => {
  const { ctx } = workspace;
  const [ada, ben, cleo] = [
    await addPerson(ctx, 'ada'),
    await addPerson(ctx, 'ben'),
    await addPerson(ctx, 'cleo'),
  ];
  const { conversation } = await openDirect(ctx, ada, { userId: ben.userId });
  const { conversation: others } = await openDirect(ctx, ben, { userId: cleo.userId });
  for (let index = 1; index <= 30; index += 1)
    await sendMessage(ctx, ada, {
      conversationId: conversation.id,
      clientId: newId(),
      body: `line ${index}`,
    });
  await sendMessage(ctx, ben, { conversationId: others.id, clientId: newId(), body: 'not for Ada' });
  const [sent, unsent] = [await addFile(ctx, ada, { bytes: Buffer.from('a plan') }), await addFile(ctx, ada)];
  const foreign = await addFile(ctx, ben, { bytes: Buffer.from('not for Ada either') });
  await sendMessage(ctx, ada, {
    conversationId: conversation.id,
    clientId: newId(),
    body: 'line 31',
    fileIds: [sent._id],
  });
  await createContact(ctx, ada, newContactSchema.parse({ name: 'Grace Hopper', phone: '+1 212 555 0100' }));

  const files = unzip(await buffer(await exportMyData(ctx, ada)));
  expect([...files.keys()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    [
      'README.txt',
      'blocks.json',
      'contacts.csv',
      'contacts.vcf',
      'conversations.json',
      'drafts.json',
      'saved.json',
      'files.json',
      `files/${sent._id}/notes.txt`,
      `files/${unsent._id}/notes.txt`,
      `messages/${conversation.id}.jsonl`,
      'profile.json',
      'sessions.json',
      'tokens.json',
    ].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  const lines = (files.get(`messages/${conversation.id}.jsonl`) ?? '').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).body)).toEqual(
    Array.from({ length: 31 }, (_, index) => `line ${index + 1}`),
  );
  expect(JSON.parse(files.get('profile.json') ?? '')).toMatchObject({ username: 'ada' });
  expect(files.get('contacts.vcf')).toContain('FN:Grace Hopper');
  expect(files.get(`files/${sent._id}/notes.txt`)).toBe('a plan');
  expect(JSON.parse(files.get('files.json') ?? '')).toMatchObject([
    { id: sent._id, name: 'notes.txt', conversationId: conversation.id },
    { id: unsent._id, conversationId: null, messageId: null },
  ]);
  expect([...files.keys()].join('\n')).not.toContain(foreign._id);
  expect([...files.values()].join('\n')).not.toContain('not for Ada');
});

it('is made at most three times an hour', async () => {
  const { ctx } = workspace;
  const dan = await addPerson(ctx, 'dan');
  for (let time = 0; time < 3; time += 1) await buffer(await exportMyData(ctx, dan));
  await expect(exportMyData(ctx, dan)).rejects.toMatchObject({ code: 'rate_limited' });
});

it('ends with an error, and nothing else, when the store is lost on the way', async () => {
  const { ctx } = workspace;
  const [eve, fay] = [await addPerson(ctx, 'eve'), await addPerson(ctx, 'fay')];
  await openDirect(ctx, eve, { userId: fay.userId });
  const lost = new Proxy(ctx.db, {
    get(db, name) {
      if (name !== 'collection') return Reflect.get(db, name);
      return (collection: string) => {
        if (collection === 'messages') throw new Error('The store is lost.');
        return db.collection(collection);
      };
    },
  });
  await expect(exportMyData({ ...ctx, db: lost }, eve).then(buffer)).rejects.toThrow('The store is lost.');
});
