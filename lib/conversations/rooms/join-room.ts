import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { enterRoom } from '../members/enter-room.ts';
import { toConversation } from '../to-conversation.ts';
import { findRoom } from './find-room.ts';

/**
 * Makes the caller a member of the public room at this address; harmless for who is one: `isNew` is false then. Throws
 * `not_found`, `room_archived`, `room_full`.
 */
export async function joinRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<{ conversation: Conversation; isNew: boolean }> {
  const { conversation, room, member } = await findRoom(ctx, caller, slug);
  if (!member && room.archivedAt) throw new AppError('room_archived');
  const entered = member
    ? conversation
    : await enterRoom(ctx, conversation, { userId: caller.userId, role: 'member' });
  if (!member) {
    const { userId, address } = caller;
    logSecurity(ctx, { event: 'membership', action: 'joined', userId, address, conversationId: entered._id });
  }
  return { conversation: await toConversation(ctx, entered, caller.userId), isNew: !member };
}
