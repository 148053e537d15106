import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { SetMember } from '../../contract/conversations/room.ts';
import { removeMember } from '../../conversations/members/remove-member.ts';
import { setMember } from '../../conversations/members/set-member.ts';
import { joinRoom } from '../../conversations/rooms/join-room.ts';
import { leaveRoom } from '../../conversations/rooms/leave-room.ts';
import type { Caller } from '../../use-case/caller.ts';
import { recordEvent } from './record-event.ts';

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
  const { conversation, isNew } = await joinRoom(ctx, caller, input);
  const { userId } = caller;
  const event = { type: 'joined' as const, userIds: [userId] };
  if (isNew) await recordEvent(ctx, caller, { conversationId: conversation.id, event });
  return conversation;
}

/** As {@link leaveRoom}; that the caller left becomes a line of the room's log. */
export async function leaveRoomWithLine(
  ctx: Context,
  caller: Caller,
  input: { readonly slug: string },
): Promise<void> {
  const conversationId = await leaveRoom(ctx, caller, input);
  const event = { type: 'left' as const, userIds: [caller.userId] };
  if (conversationId !== null) await recordEvent(ctx, caller, { conversationId, event });
}

/** As {@link setMember}; that the caller brought a person in becomes a line of the room's log. */
export async function setMemberWithLine(
  ctx: Context,
  caller: Caller,
  target: Member & SetMember,
): Promise<void> {
  const { conversationId, userId } = target;
  const done = await setMember(ctx, caller, target);
  const event = { type: 'invited' as const, userIds: [userId] };
  if (done === 'invited') await recordEvent(ctx, caller, { conversationId, event });
}

/** As {@link removeMember}; that a person left, or was removed, becomes a line of the room's log. */
export async function removeMemberWithLine(
  ctx: Context,
  caller: Caller,
  { conversationId, userId }: Member,
): Promise<void> {
  if (!(await removeMember(ctx, caller, { conversationId, userId }))) return;
  const type = userId === caller.userId ? ('left' as const) : ('removed' as const);
  await recordEvent(ctx, caller, { conversationId, event: { type, userIds: [userId] } });
}
