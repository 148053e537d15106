import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ConversationDoc, RoomDoc } from '../conversations.ts';
import { type MemberSummary, memberFilter, members, withoutSteps } from '../members.ts';
import { readConversation } from '../read-conversation.ts';

/** A conversation that is a room, and the caller's membership, null when they have none. */
export interface FoundRoom {
  readonly conversation: ConversationDoc;
  readonly room: RoomDoc;
  readonly member: MemberSummary | null;
}

/** The room at this address, if the caller may know of it. Throws `not_found` for a private one that is not theirs. */
export async function findRoom(ctx: Context, caller: Caller, slug: string): Promise<FoundRoom> {
  const conversation = await readConversation(ctx, { 'room.slug': slug });
  const room = conversation?.room;
  if (!conversation || !room) throw new AppError('not_found');
  const member = await members
    .in(ctx.db)
    .findOne(memberFilter(conversation._id, caller.userId), { projection: withoutSteps });
  if (room.visibility === 'private' && !member) throw new AppError('not_found');
  return { conversation, room, member };
}
