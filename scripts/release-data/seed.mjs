// Fills the data folder that is named with a small workspace, by the use cases of the release in whose folder it lies. Prints what
// is in it as a line of JSON.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = 'made'] = process.argv.slice(2);
const sources = readdirSync('lib', { recursive: true }).map(String);

/** Modules moved between releases; their names did not. */
async function load(name) {
  const file = sources.find((each) => path.basename(each) === name && !each.startsWith('testing/files'));
  if (file === undefined) throw new Error(`This release has no ${name}.`);
  return await import(pathToFileURL(path.resolve('lib', file)).href);
}

const { createTestContext } = await load('test-context.ts');
const { createAccount } = await load('create-account.ts');
const { signUpSchema, createTokenSchema } = await load('account.ts');
const { createToken } = await load('create-token.ts');
const { createContact } = await load('create-contact.ts');
const { contactInputSchema, contactPatchSchema } = await load('contact.ts');
const { updateContact } = await load('update-contact.ts');
const { deleteContact } = await load('delete-contact.ts');
const { openDirect } = await load('open-direct.ts');
const { createRoom } = await load('create-room.ts');
const { sendMessage } = await load('send-message.ts');
const { editMessage } = await load('edit-message.ts');
const { setReaction } = await load('set-reaction.ts');

const PASSWORD = 'eleven blue lanterns';
const MESSAGES = 60;
const CONTACTS = 12;

const { ctx, close } = await createTestContext({ DATA_DIR: path.resolve(folder) });
const client = { address: '192.0.2.7', device: 'seed' };

async function join(username, displayName) {
  const me = await createAccount(
    ctx,
    client,
    signUpSchema.parse({ username, displayName, password: PASSWORD }),
  );
  return { userId: me.id, role: me.role, sessionId: null, tokenId: null, scope: 'full' };
}

const ada = await join('ada', 'Ada Lovelace');
const mary = await join('mary', 'Mary Somerville');
const { token } = await createToken(
  ctx,
  client,
  createTokenSchema.parse({ username: 'ada', password: PASSWORD }),
);

const { conversation: direct } = await openDirect(ctx, ada, { userId: mary.userId });
const room = await createRoom(ctx, ada, { name: 'Engines', visibility: 'public', memberIds: [mary.userId] });
const ids = [];
for (let index = 1; index <= MESSAGES; index += 1) {
  for (const { id: conversationId } of [direct, room]) {
    const writer = index % 3 === 0 ? mary : ada;
    const input = {
      conversationId,
      clientId: `client-${index}`,
      body: `Lantern number ${index}`,
      replyToId: null,
    };
    const { message } = await sendMessage(ctx, writer, input);
    ids.push({ id: message.id, writer });
  }
}
for (const { id, writer } of ids.slice(0, 5)) await editMessage(ctx, writer, { id, body: 'Edited by hand' });
for (const { id } of ids.slice(3, 9)) await setReaction(ctx, mary, { id, emoji: '👍', isOn: true });

const contacts = [];
for (let index = 1; index <= CONTACTS; index += 1) {
  const fields = {
    name: `Contact ${String(index).padStart(2, '0')}`,
    phones: [{ label: 'work', value: `+44 20 7946 00${String(index).padStart(2, '0')}` }],
    emails: [{ label: 'home', value: `contact${index}@example.org` }],
    tags: ['release'],
  };
  contacts.push(await createContact(ctx, ada, contactInputSchema.parse(fields)));
}
for (const { id } of contacts.slice(0, 4))
  for (const title of ['Engineer', 'Director'])
    await updateContact(ctx, mary, { id, patch: contactPatchSchema.parse({ title }) });
await deleteContact(ctx, ada, { id: contacts.at(-1).id });

await close();
const known = {
  username: 'ada',
  password: PASSWORD,
  token,
  directId: direct.id,
  roomId: room.id,
  messages: MESSAGES,
  contacts: CONTACTS - 1,
  changedContactId: contacts[0].id,
};
process.stdout.write(`${JSON.stringify(known)}\n`);
process.exit(0);
