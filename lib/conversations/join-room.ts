import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Conversation } from '../contract/conversation.ts';
import { enterRoom } from './enter-room.ts';
import { findRoom } from './find-room.ts';
import { toConversation } from './to-conversation.ts';

/** Makes the caller a member of the public room at this address; harmless for who is one. Throws `not_found`, `room_archived`, `room_full`. */
export async function joinRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<Conversation> {
  const { conversation, room, member } = await findRoom(ctx, caller, slug);
  if (!member && room.archivedAt) throw new AppError('room_archived');
  const entered = member
    ? conversation
    : await enterRoom(ctx, conversation, { userId: caller.userId, role: 'member' });
  return await toConversation(ctx, entered, caller.userId);
}
