import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { UpdateRoom } from '../../contract/conversations/room.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { conversations, type RoomDoc } from '../conversations.ts';
import { canManageRoom } from '../policy.ts';
import { publishConversationUpdated, publishLobbyChanged } from '../publish-conversation.ts';
import { requireMember } from '../require-member.ts';
import { toConversation } from '../to-conversation.ts';
import { roomSearchTerms } from './room-search-terms.ts';

/**
 * Changes the given fields of a room. Its address stays. An archived room accepts no change but being opened again.
 * Throws `not_found`, `forbidden`, `room_archived`.
 */
export async function updateRoom(
  ctx: Context,
  caller: Caller,
  { id, isArchived, ...changes }: UpdateRoom & { readonly id: string },
): Promise<Conversation> {
  for (;;) {
    const { conversation, member } = await requireMember(ctx, caller, id);
    const { room, version } = conversation;
    if (!room || !canManageRoom(member, conversation)) throw new AppError('forbidden');
    const staysArchived = room.archivedAt !== null && isArchived !== false;
    if (staysArchived && Object.keys(changes).length > 0) throw new AppError('room_archived');
    const next: RoomDoc = { ...room, ...named(changes), archivedAt: archivedAt(ctx, room, isArchived) };
    const after = await conversations
      .in(ctx.db)
      .findOneAndUpdate(
        { _id: id, version },
        { $set: { room: { ...next, ...roomSearchTerms(next) } }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      );
    if (!after) continue;
    await publishConversationUpdated(ctx, id);
    await publishLobbyChanged(ctx, conversation, after);
    return await toConversation(ctx, after, caller.userId);
  }
}

function named({
  name,
  topic,
  visibility,
  isAnnouncement,
}: Omit<UpdateRoom, 'isArchived'>): Partial<RoomDoc> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(topic === undefined ? {} : { topic }),
    ...(visibility === undefined ? {} : { visibility }),
    ...(isAnnouncement === undefined ? {} : { isAnnouncement }),
  };
}

function archivedAt(ctx: Context, room: RoomDoc, isArchived: boolean | undefined): Date | null {
  if (isArchived === undefined) return room.archivedAt;
  return isArchived ? (room.archivedAt ?? ctx.now()) : null;
}
