import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ConversationDoc, conversations, type RoomDoc } from '../conversations.ts';
import { headOnly, type MemberHead, memberId, members } from '../members/members.ts';

/** A conversation that is a room, and how the caller stands in it: null when they are no member. */
export interface FoundRoom {
  readonly conversation: ConversationDoc;
  readonly room: RoomDoc;
  readonly member: MemberHead | null;
}

/** The room at this address, if the caller may know of it. Throws `not_found` for a private one that is not theirs. */
export async function findRoom(ctx: Context, caller: Caller, slug: string): Promise<FoundRoom> {
  const conversation = await conversations.in(ctx.db).findOne({ 'room.slug': slug });
  const room = conversation?.room;
  if (!conversation || !room) throw new AppError('not_found');
  const member = await members
    .in(ctx.db)
    .findOne({ _id: memberId(conversation._id, caller.userId) }, { projection: headOnly });
  if (room.visibility === 'private' && !member) throw new AppError('not_found');
  return { conversation, room, member };
}
