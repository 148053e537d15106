import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { avatars } from '../accounts/profile/avatars.ts';
import { getMe } from '../accounts/profile/get-me.ts';
import { listSessions } from '../accounts/sessions/list-sessions.ts';
import { listTokens } from '../accounts/tokens/list-tokens.ts';
import { exportContacts } from '../contacts/export/export-contacts.ts';
import type { Context } from '../context/context.ts';
import type { SavedMessage } from '../contract/conversations/message.ts';
import { cleanFileName } from '../contract/files/file-name.ts';
import { conversations } from '../conversations/conversations.ts';
import { listBlocks } from '../conversations/direct/list-blocks.ts';
import { drafts } from '../conversations/drafts/drafts.ts';
import { members } from '../conversations/members.ts';
import { toConversations } from '../conversations/to-conversation.ts';
import { bytesIdOf, type FileDoc, files } from '../files/files.ts';
import { createFairPace } from '../limits/pace.ts';
import { consume } from '../limits/rate-limit.ts';
import { toMessageFile } from '../messages/files/to-message-file.ts';
import { listed, messages } from '../messages/messages.ts';
import { listSaved } from '../messages/saved/list-saved.ts';
import { toMessage } from '../messages/to-message.ts';
import { createPace } from '../process/pace.ts';
import { readAll } from '../store/read-all.ts';
import type { Caller } from '../use-case/caller.ts';

const READ_ME = `Everything that Parley keeps of you, as of the time of this file.

profile.json        your profile and settings
photo.jpg           your photo, if you have one (or .png, .webp)
sessions.json       your signed-in browsers
tokens.json         your API tokens, without their secrets
blocks.json         people whom you block
drafts.json         texts that you have not sent
contacts.vcf        the address book as vCards (RFC 6350)
contacts.csv        the same as a table
saved.json          the messages that you saved for yourself
conversations.json  your conversations and rooms
messages/ID.jsonl   the messages of one of them that you can read, one JSON object in each line
files.json          the files that you sent to them, or have not sent yet
files/ID/NAME       their bytes; a file of 0 bytes here could not be found any more
`;

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;

/**
 * Everything of the caller's own as one zip that is made while it is read: nothing is kept in memory or on the disk. At
 * most three an hour: throws `rate_limited`.
 */
export async function exportMyData(ctx: Context, caller: Caller): Promise<Readable> {
  await consume(ctx, 'export-data', caller.userId);
  const [me, sessionList, tokenList, blocks, unsent, own] = await Promise.all([
    getMe(ctx, caller),
    listSessions(ctx, caller, { limit: 200 }),
    listTokens(ctx, caller, { limit: 200 }),
    listBlocks(ctx, caller),
    drafts.in(ctx.db).find({ userId: caller.userId }).toArray(),
    ownConversations(ctx, caller),
  ]);
  const ownFiles = await filesOf(ctx, caller, own);
  const photo = await avatars.in(ctx.db).findOne({ _id: me.avatarFileId ?? '' }, { promoteBuffers: true });
  const zip = new ZipFile();
  const json = (name: string, value: unknown) =>
    zip.addBuffer(Buffer.from(`${JSON.stringify(value, null, 2)}\n`), name);
  zip.addBuffer(Buffer.from(READ_ME), 'README.txt');
  json('profile.json', me);
  if (photo) zip.addBuffer(Buffer.from(photo.bytes), `photo.${EXTENSIONS[photo.type]}`);
  json('sessions.json', sessionList);
  json('tokens.json', tokenList);
  json('blocks.json', blocks.items);
  json(
    'drafts.json',
    unsent.map(({ conversationId, body, updatedAt }) => ({ conversationId, body, updatedAt })),
  );
  const file = Readable.from(zip.outputStream);
  let reading: Readable | undefined;
  // Who went away reads nothing more.
  file.on('close', () => reading?.destroy());
  const lazily = (name: string, read: () => AsyncIterable<string | Buffer>, compress = true) =>
    zip.addReadStreamLazy(name, { compress }, (take) => {
      reading = Readable.from(read(), { objectMode: false });
      // An error that no one listens to would end the process.
      reading.on('error', (error) => file.destroy(error));
      take(null, reading);
    });
  lazily('conversations.json', () => listText(own));
  lazily('saved.json', () => savedText(ctx, caller));
  lazily('contacts.vcf', () => exportContacts(ctx, caller, { format: 'vcard' }));
  lazily('contacts.csv', () => exportContacts(ctx, caller, { format: 'csv' }));
  for (const { id } of own) lazily(`messages/${id}.jsonl`, () => messageLines(ctx, caller, id));
  lazily('files.json', () => listText(ownFiles.map(describeFile)));
  for (const doc of ownFiles) {
    const name = `files/${doc._id}/${cleanFileName(doc.name)}`;
    lazily(name, () => bytesOf(ctx, bytesIdOf(doc)), doc.kind === 'file');
  }
  zip.end();
  return file;
}

async function ownConversations(ctx: Context, { userId }: Caller) {
  const memberships = await members
    .in(ctx.db)
    .find({ userId }, { projection: { conversationId: 1 } })
    .toArray();
  const ids = memberships.map(({ conversationId }) => conversationId);
  const docs = await readAll(conversations.in(ctx.db).find({ _id: { $in: ids } }));
  return await toConversations(ctx, docs, userId);
}

/** The person's own files: those that they can still read, as with messages. */
async function filesOf(
  ctx: Context,
  { userId }: Caller,
  own: readonly { readonly id: string }[],
): Promise<FileDoc[]> {
  const ids = new Set(own.map(({ id }) => id));
  const found = await readAll(
    files.in(ctx.db).find({ ownerId: userId, state: { $in: ['ready', 'sent'] } }, { sort: { _id: 1 } }),
  );
  return found.filter(({ conversationId }) => conversationId === null || ids.has(conversationId));
}

function describeFile(file: FileDoc) {
  const { conversationId, messageId, createdAt } = file;
  return { ...toMessageFile(file), conversationId, messageId, createdAt };
}

async function* bytesOf(ctx: Context, id: string): AsyncGenerator<Buffer> {
  const bytes = await ctx.files.open(id);
  if (bytes) yield* bytes;
  else ctx.log.error({ file: id }, 'the bytes of a file are not there');
}

/** A JSON list, one item after the other. */
async function* listText(items: readonly unknown[]): AsyncGenerator<string> {
  const pace = createPace();
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? '[\n' : ',\n'}${JSON.stringify(item, null, 2)}`;
    await pace();
  }
  yield items.length === 0 ? '[]\n' : '\n]\n';
}

async function* savedText(ctx: Context, caller: Caller): AsyncGenerator<string> {
  const saved: SavedMessage[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listSaved(ctx, caller, { limit: 200, cursor });
    saved.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  yield* listText(saved);
}

async function* messageLines(
  ctx: Context,
  { userId }: Caller,
  conversationId: string,
): AsyncGenerator<string> {
  const pace = createFairPace(ctx, userId);
  const found = messages
    .in(ctx.db)
    .find({ conversationId, isUndone: false }, { sort: { seq: 1 }, projection: listed, batchSize: 500 });
  for await (const doc of found) {
    yield `${JSON.stringify(toMessage(doc))}\n`;
    await pace();
  }
}
