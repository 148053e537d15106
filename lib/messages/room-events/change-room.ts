import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { UpdateRoom } from '../../contract/conversations/room.ts';
import { requireMember } from '../../conversations/require-member.ts';
import { updateRoom } from '../../conversations/rooms/update-room.ts';
import type { Caller } from '../../use-case/caller.ts';
import { withLines } from './with-lines.ts';

/**
 * Changes what is named of a room; a new name and a new topic also become lines of its log. Throws what
 * {@link updateRoom} throws.
 */
export async function changeRoom(
  ctx: Context,
  caller: Caller,
  input: UpdateRoom & { readonly id: string },
): Promise<Conversation> {
  const { conversation } = await requireMember(ctx, caller, input.id);
  const { name, topic } = input;
  const { room } = conversation;
  const line = (type: 'renamed' | 'topic', text: string) => ({ type, userIds: [caller.userId], text });
  return await withLines(ctx, caller, {
    conversation,
    events: [
      ...(name === undefined || name === room?.name ? [] : [line('renamed', name)]),
      ...(topic === undefined || topic === room?.topic ? [] : [line('topic', topic)]),
    ],
    change: () => updateRoom(ctx, caller, input),
    wasDone: () => true,
  });
}
