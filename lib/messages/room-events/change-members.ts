import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { SetMember } from '../../contract/conversations/room.ts';
import type { ConversationDoc } from '../../conversations/conversations.ts';
import { removeMember } from '../../conversations/members/remove-member.ts';
import { setMember } from '../../conversations/members/set-member.ts';
import { requireMember } from '../../conversations/require-member.ts';
import { findRoom } from '../../conversations/rooms/find-room.ts';
import { joinRoom } from '../../conversations/rooms/join-room.ts';
import { leaveRoom } from '../../conversations/rooms/leave-room.ts';
import { isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { withLines } from './with-lines.ts';

interface Member {
  readonly conversationId: string;
  readonly userId: string;
}

/** As {@link joinRoom}; that the caller joined becomes a line of the room's log. */
export async function joinRoomWithLine(
  ctx: Context,
  caller: Caller,
  input: { readonly slug: string },
): Promise<Conversation> {
  const { conversation, member } = await findRoom(ctx, caller, input.slug);
  const event = { type: 'joined' as const, userIds: [caller.userId] };
  const joined = await withLines(ctx, caller, {
    conversation,
    events: member ? [] : [event],
    change: () => joinRoom(ctx, caller, input),
    wasDone: ({ isNew }) => isNew,
  });
  return joined.conversation;
}

/** As {@link leaveRoom}; that the caller left becomes a line of the room's log. */
export async function leaveRoomWithLine(
  ctx: Context,
  caller: Caller,
  input: { readonly slug: string },
): Promise<void> {
  const { conversation, member } = await findRoom(ctx, caller, input.slug);
  const event = { type: 'left' as const, userIds: [caller.userId] };
  await withLines(ctx, caller, {
    conversation,
    events: member ? [event] : [],
    change: () => leaveRoom(ctx, caller, input),
    wasDone: (conversationId) => conversationId !== null,
  });
}

/** As {@link setMember}; that the caller brought a person in becomes a line of the room's log. */
export async function setMemberWithLine(
  ctx: Context,
  caller: Caller,
  target: Member & SetMember,
): Promise<void> {
  await withLines(ctx, caller, {
    conversation: await conversationOf(ctx, caller, target.conversationId),
    events: [{ type: 'invited', userIds: [target.userId] }],
    change: () => setMember(ctx, caller, target),
    wasDone: (done) => done === 'invited',
  });
}

/** As {@link removeMember}; that a person left, or was removed, becomes a line of the room's log. */
export async function removeMemberWithLine(
  ctx: Context,
  caller: Caller,
  { conversationId, userId }: Member,
): Promise<void> {
  await withLines(ctx, caller, {
    conversation: await conversationOf(ctx, caller, conversationId),
    events: [{ type: userId === caller.userId ? 'left' : 'removed', userIds: [userId] }],
    change: () => removeMember(ctx, caller, { conversationId, userId }),
    wasDone: (isDone) => isDone,
  });
}

/** Null for who is no member: their try is refused, and logged, where rights are checked. */
async function conversationOf(ctx: Context, caller: Caller, id: string): Promise<ConversationDoc | null> {
  const membership = await requireMember(ctx, caller, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not_found') return null;
    throw error;
  });
  return membership?.conversation ?? null;
}
