import type { Context } from '../../context/context.ts';
import type { MessageEvent } from '../../contract/conversations/message.ts';
import { newId } from '../../contract/values/new-id.ts';
import { type ConversationDoc, conversations, type OwedLine } from '../../conversations/conversations.ts';
import { isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { recordEvent } from './record-event.ts';

interface Lines<T> {
  /** Null for who may not see it: then it is for `change` to refuse. */
  readonly conversation: Pick<ConversationDoc, '_id' | 'lastSeq'> | null;
  /** What the lines say, should it be done. */
  readonly events: readonly MessageEvent[];
  change(): Promise<T>;
  /** Whether that is what the change has done: it may have been so already. */
  wasDone(result: T, event: MessageEvent): boolean;
}

/**
 * Changes a room, and writes the lines about it. They are noted in the room before, so that a process that is cut off in
 * between leaves none out: `repairOwedLines` writes them.
 */
export async function withLines<T>(
  ctx: Context,
  { userId }: Pick<Caller, 'userId'>,
  { conversation, events, change, wasDone }: Lines<T>,
): Promise<T> {
  if (conversation === null || events.length === 0) return await change();
  const { _id, lastSeq } = conversation;
  const lines = events.map(
    (event): OwedLine => ({ id: newId(), senderId: userId, event, afterSeq: lastSeq, at: ctx.now() }),
  );
  // What stays noted by a failure is harmless: the repair finds out whether it was done.
  const end = () =>
    endOwed(ctx, _id, lines).catch((error: unknown) =>
      ctx.log.warn({ reason: String(error) }, 'lines about a room stay noted'),
    );
  await conversations.in(ctx.db).updateOne({ _id }, { $push: { owedLines: { $each: lines } } });
  const result = await change().catch(async (error: unknown) => {
    // Refused, so that nothing was done; after any other failure it may have been.
    if (isAppError(error) && error.code !== 'unavailable') await end();
    throw error;
  });
  for (const line of lines) if (wasDone(result, line.event)) await recordEvent(ctx, _id, line);
  await end();
  return result;
}

/** These lines are written, or what they say was not done. */
export async function endOwed(
  ctx: Context,
  conversationId: string,
  lines: readonly Pick<OwedLine, 'id'>[],
): Promise<void> {
  const ids = lines.map(({ id }) => id);
  await conversations
    .in(ctx.db)
    .updateOne({ _id: conversationId }, { $pull: { owedLines: { id: { $in: ids } } } });
}
