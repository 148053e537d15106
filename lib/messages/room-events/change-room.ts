import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { UpdateRoom } from '../../contract/conversations/room.ts';
import { requireMember } from '../../conversations/require-member.ts';
import { updateRoom } from '../../conversations/rooms/update-room.ts';
import type { Caller } from '../../use-case/caller.ts';
import { recordEvent } from './record-event.ts';

/**
 * Changes what is named of a room; a new name and a new topic also become lines of its log. Throws what
 * {@link updateRoom} throws.
 */
export async function changeRoom(
  ctx: Context,
  caller: Caller,
  input: UpdateRoom & { readonly id: string },
): Promise<Conversation> {
  const { conversation: before } = await requireMember(ctx, caller, input.id);
  const after = await updateRoom(ctx, caller, input);
  const record = (type: 'renamed' | 'topic', text: string) =>
    recordEvent(ctx, caller, { conversationId: input.id, event: { type, userIds: [caller.userId], text } });
  if (after.name !== null && after.name !== before.room?.name) await record('renamed', after.name);
  if (after.topic !== before.room?.topic) await record('topic', after.topic);
  return after;
}
