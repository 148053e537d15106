import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { MessageEvent } from '../../contract/conversations/message.ts';
import type { UpdateRoom } from '../../contract/conversations/room.ts';
import { newId } from '../../contract/values/new-id.ts';
import { requireMember } from '../../conversations/require-member.ts';
import { updateRoom } from '../../conversations/rooms/update-room.ts';
import type { Caller } from '../../use-case/caller.ts';
import { insertMessage } from './send-message.ts';
import { writeMessage } from './write-message.ts';

/**
 * Changes what is named of a room; a new name also becomes a line of its log. A crash between the two keeps the name and
 * loses the line. Throws what {@link updateRoom} throws.
 */
export async function changeRoom(
  ctx: Context,
  caller: Caller,
  input: UpdateRoom & { readonly id: string },
): Promise<Conversation> {
  const { conversation: before } = await requireMember(ctx, caller, input.id);
  const after = await updateRoom(ctx, caller, input);
  if (after.name !== null && after.name !== before.room?.name) {
    const event = { type: 'renamed' as const, userIds: [caller.userId], text: after.name };
    await recordEvent(ctx, caller, { conversationId: input.id, event });
  }
  return after;
}

interface RecordEvent {
  readonly conversationId: string;
  readonly event: MessageEvent;
}

/** Stores a line about the room under its next numbers, and publishes it as any message. */
async function recordEvent(
  ctx: Context,
  caller: Caller,
  { conversationId, event }: RecordEvent,
): Promise<void> {
  const message = { conversationId, clientId: newId(), body: '', mentions: [], event };
  await writeMessage(ctx, {
    conversationId,
    event: 'message:created',
    before: null,
    write: (revision) => insertMessage(ctx, caller, message, revision),
  });
}
