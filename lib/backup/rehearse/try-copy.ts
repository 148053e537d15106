import { createHash } from 'node:crypto';
import { listContacts } from '../../contacts/address-book/list-contacts.ts';
import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { members } from '../../conversations/members.ts';
import { files as fileDocs } from '../../files/files.ts';
import { listMessages } from '../../messages/read/list-messages.ts';
import type { Caller } from '../../use-case/caller.ts';
import { BackupProblem } from '../backup-problem.ts';
import type { Unpacked } from '../unpack/unpack-backup.ts';

/** Of so many conversations the newest messages are read. */
const CONVERSATIONS = 20;
const MESSAGES = 50;

interface Use extends Unpacked {
  /** The files whose bytes are in the home. */
  readonly used: readonly string[];
}

/**
 * Reads in an opened backup as people do: the newest messages of the newest conversations, a search in the address book, and
 * files. Throws {@link BackupProblem} with what it did not find as it should be.
 */
export async function tryCopy(ctx: Context, use: Use): Promise<void> {
  const newest = await conversations
    .in(ctx.db)
    .find({}, { sort: { activityAt: -1 }, limit: CONVERSATIONS })
    .toArray();
  for (const { _id, lastSeq } of newest) await readNewestMessages(ctx, _id, lastSeq);
  await searchContacts(ctx);
  if (use.manifest.files !== null) await checkFiles(ctx, use);
}

async function readNewestMessages(ctx: Context, conversationId: string, lastSeq: number): Promise<void> {
  const member = await members.in(ctx.db).findOne({ conversationId });
  // A room may have been left by everyone.
  if (!member) return;
  const { items } = await listMessages(ctx, callerOf(member.userId), { conversationId, limit: MESSAGES });
  const isGapless = items.every(({ seq }, index) => index === 0 || seq === (items[index - 1]?.seq ?? 0) + 1);
  // The summary of a conversation follows its messages: it may be behind them, never before them.
  if (!isGapless || (items.at(-1)?.seq ?? 0) < lastSeq)
    throw new BackupProblem(`Messages of the conversation ${conversationId} are missing in the backup.`);
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

/** Every file that the database names must be there as it was stored, and those in the home are read. */
async function checkFiles(ctx: Context, { files, used }: Use): Promise<void> {
  const named = fileDocs.in(ctx.db).find({ state: { $in: ['ready', 'sent'] } }, { sort: { _id: 1 } });
  for await (const { _id, size, sha256, hasThumbnail } of named) {
    const found = files.get(_id);
    if (!found) throw new BackupProblem(`The file ${_id} is missing in the backup.`);
    if (found.size !== size || (sha256 !== null && found.sha256 !== sha256))
      throw new BackupProblem(`The file ${_id} in the backup is not the one that was stored.`);
    if (hasThumbnail && !files.has(`${_id}.thumbnail`))
      throw new BackupProblem(`The thumbnail of the file ${_id} is missing in the backup.`);
  }
  for (const name of used) {
    const hash = createHash('sha256');
    for await (const piece of (await ctx.files.open(name)) ?? []) hash.update(piece);
    if (hash.digest('hex') !== files.get(name)?.sha256)
      throw new BackupProblem(`The file ${name} cannot be read from the backup as it was stored.`);
  }
}

function callerOf(userId: string): Caller {
  return { userId, role: 'member', sessionId: null, tokenId: null, scope: 'read' };
}
