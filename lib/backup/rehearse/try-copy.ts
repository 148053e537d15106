import { createHash } from 'node:crypto';
import { listContacts } from '../../contacts/address-book/list-contacts.ts';
import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { isProblem, readSearch } from '../../contract/search/search-terms.ts';
import { conversations } from '../../conversations/conversations.ts';
import { members } from '../../conversations/members.ts';
import { bytesIdOf, files as fileDocs } from '../../files/files.ts';
import { readFile } from '../../messages/files/read-file.ts';
import { listMessages } from '../../messages/read/list-messages.ts';
import { searchMessages } from '../../search/search-messages.ts';
import { isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { BackupProblem } from '../backup-problem.ts';
import type { Unpacked } from '../unpack/unpack-backup.ts';

/** Of so many conversations the newest messages are read, and in each a word of them is searched for. */
const CONVERSATIONS = 20;
const MESSAGES = 50;
/** A whole word: a piece of one need not be found in every script. */
const WORD = /(?<![\p{L}\p{M}])\p{L}{3,40}(?![\p{L}\p{M}])/u;

interface Use extends Unpacked {
  /** The files whose bytes are in the home. */
  readonly used: readonly string[];
}

/**
 * Uses an opened backup as people do: reads the newest messages of the newest conversations, searches them and the address
 * book, and opens files. Throws {@link BackupProblem} with what it did not find as it should be.
 */
export async function tryCopy(ctx: Context, use: Use): Promise<void> {
  const newest = await conversations
    .in(ctx.db)
    .find({}, { sort: { activityAt: -1 }, limit: CONVERSATIONS })
    .toArray();
  for (const { _id, lastSeq } of newest) {
    const member = await members.in(ctx.db).findOne({ conversationId: _id });
    // A room may have been left by everyone.
    if (member === null) continue;
    const caller = callerOf(member.userId);
    const items = await readNewestMessages(ctx, caller, _id, lastSeq);
    await searchFor(ctx, caller, items);
  }
  await searchContacts(ctx);
  if (use.manifest.files !== null) await checkFiles(ctx, use);
}

async function readNewestMessages(
  ctx: Context,
  caller: Caller,
  conversationId: string,
  lastSeq: number,
): Promise<Message[]> {
  const { items } = await listMessages(ctx, caller, { conversationId, limit: MESSAGES });
  const isGapless = items.every(({ seq }, index) => index === 0 || seq === (items[index - 1]?.seq ?? 0) + 1);
  // The summary of a conversation follows its messages: it may be behind them, never before them.
  if (!isGapless || (items.at(-1)?.seq ?? 0) < lastSeq)
    throw new BackupProblem(`Messages of the conversation ${conversationId} are missing in the backup.`);
  return items;
}

/** Searches for a word of the newest of these messages that has one: it, or a newer one, has to be found. */
async function searchFor(ctx: Context, caller: Caller, messages: readonly Message[]): Promise<void> {
  for (const { conversationId, body, seq } of messages.toReversed()) {
    const word = WORD.exec(body)?.[0];
    const q = word === undefined ? null : readSearch(word);
    if (q === null || isProblem(q)) continue;
    const found = await searchMessages(ctx, caller, { q, conversationId, limit: 1 }).catch(
      (error: unknown) => {
        if (!isAppError(error)) throw error;
        throw new BackupProblem(
          `The messages of the conversation ${conversationId} cannot be searched in the backup: ${error.message}`,
        );
      },
    );
    if ((found.items[0]?.message.seq ?? 0) >= seq) return;
    throw new BackupProblem(
      `A search does not find the message ${seq} of the conversation ${conversationId} in the backup.`,
    );
  }
}

async function searchContacts(ctx: Context): Promise<void> {
  const anyone = callerOf('');
  const [contact] = (await listContacts(ctx, anyone, { limit: 1 })).items;
  const word = contact?.name.split(/\s/u).find((each) => /^\p{L}{2,}$/u.test(each));
  if (word === undefined) return;
  if ((await listContacts(ctx, anyone, { query: word, limit: 1 })).items.length === 0)
    throw new BackupProblem(
      `Searching for ${JSON.stringify(word)} finds no contact in the backup, though there is one.`,
    );
}

/** Every file that the database names must be there as it was stored, and those in the home are opened. */
async function checkFiles(ctx: Context, { files, used }: Use): Promise<void> {
  const named = fileDocs.in(ctx.db).find({ state: { $in: ['ready', 'sent'] } }, { sort: { _id: 1 } });
  for await (const doc of named) {
    const { _id, size, sha256, hasThumbnail } = doc;
    const found = files.get(bytesIdOf(doc));
    if (!found) throw new BackupProblem(`The file ${_id} is missing in the backup.`);
    if (found.size !== size || (sha256 !== null && found.sha256 !== sha256))
      throw new BackupProblem(`The file ${_id} in the backup is not the one that was stored.`);
    if (hasThumbnail && !files.has(`${bytesIdOf(doc)}.thumbnail`))
      throw new BackupProblem(`The thumbnail of the file ${_id} is missing in the backup.`);
  }
  for (const name of used) {
    const hash = createHash('sha256');
    for await (const piece of await openFile(ctx, name)) hash.update(piece);
    if (hash.digest('hex') !== files.get(name)?.sha256)
      throw new BackupProblem(`The file ${name} cannot be read from the backup as it was stored.`);
  }
}

/** The bytes of a file, where it was sent as a member of its conversation gets them. */
async function openFile(ctx: Context, id: string): Promise<AsyncIterable<Buffer>> {
  const doc = await fileDocs.in(ctx.db).findOne({ _id: id, state: 'sent', expiresAt: null });
  const member = doc?.conversationId
    ? await members.in(ctx.db).findOne({ conversationId: doc.conversationId })
    : null;
  if (member === null) return (await ctx.files.open(id)) ?? nothing();
  const { bytes } = await readFile(ctx, callerOf(member.userId), { id });
  return bytes.size === null ? onePiece(await bytes.read()) : await bytes.read();
}

async function* onePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* nothing(): AsyncGenerator<Buffer> {
  // No byte: its checksum differs from that of the file.
}

function callerOf(userId: string): Caller {
  return { userId, role: 'member', sessionId: null, tokenId: null, scope: 'read' };
}
