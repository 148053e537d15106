import type { Context } from '../../context/context.ts';
import { type ConversationDoc, conversations } from '../conversations.ts';
import { members } from '../members.ts';

/**
 * Brings a room in line with its members after one joined, left or changed: the count, an owner, and the archive when
 * no one is left. It counts again each time and writes only if the room is still as it was before counting, so
 * whatever order changes come in, the last one leaves it right; what a crash cut off is repaired by the next.
 */
export async function repairRoom(ctx: Context, conversationId: string): Promise<ConversationDoc | null> {
  // In turn within this process: many who come at once would otherwise keep overtaking each other.
  return await ctx.serialize(`repair-room:${conversationId}`, () => repair(ctx, conversationId));
}

async function repair(ctx: Context, conversationId: string): Promise<ConversationDoc | null> {
  for (;;) {
    const before = await conversations
      .in(ctx.db)
      .findOne({ _id: conversationId }, { projection: { version: 1 } });
    if (!before) return null;
    const memberCount = await members.in(ctx.db).countDocuments({ conversationId });
    if (memberCount > 0 && !(await hasOwner(ctx, conversationId))) continue;
    const after = await conversations.in(ctx.db).findOneAndUpdate(
      { _id: conversationId, version: before.version },
      {
        $set: { memberCount, ...(memberCount === 0 ? { 'room.archivedAt': ctx.now() } : {}) },
        $inc: { version: 1 },
      },
      { returnDocument: 'after' },
    );
    if (after) return after;
  }
}

/** Whether the room has an owner. If not, its longest admin becomes one, else its longest member; check again then. */
async function hasOwner(ctx: Context, conversationId: string): Promise<boolean> {
  const owner = await members
    .in(ctx.db)
    .findOne({ conversationId, role: 'owner' }, { projection: { _id: 1 } });
  if (owner) return true;
  // `admin` sorts before `member`.
  const heir = await members
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { role: 1, joinedAt: 1, _id: 1 }, projection: { _id: 1 } });
  if (heir) await members.in(ctx.db).updateOne({ _id: heir._id }, { $set: { role: 'owner' } });
  return false;
}
