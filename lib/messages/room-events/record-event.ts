import type { Context } from '../../context/context.ts';
import type { MessageEvent } from '../../contract/conversations/message.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { Caller } from '../../use-case/caller.ts';
import { insertMessage } from '../send/send-message.ts';
import { writeMessage } from '../send/write-message.ts';

interface RecordEvent {
  readonly conversationId: string;
  readonly event: MessageEvent;
}

/**
 * Stores a line about the room under its next numbers, and publishes it as any message. What it tells of is stored
 * before: a crash between the two loses the line, and nothing else.
 */
export async function recordEvent(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
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
