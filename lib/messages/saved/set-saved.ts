import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { SAVED_MAX } from '../../contract/conversations/message-rules.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMessage } from '../require-message.ts';
import { savedId, savedMessages } from './saved-messages.ts';

interface SetSaved {
  readonly id: string;
  /** Whether the message is to be among those that the caller saved. */
  readonly isOn: boolean;
}

/**
 * Saves a message for the caller alone, or takes that back; harmless when it is so already. It concerns no one else, so it
 * takes no number and is published to their own pages only. What one can no longer read can still be taken out.
 * Throws `not_found`, `forbidden` (deleted, or a line about the room), `too_many_saved`.
 */
export async function setSaved(ctx: Context, caller: Caller, { id, isOn }: SetSaved): Promise<void> {
  const change = isOn ? await save(ctx, caller, id) : await unsave(ctx, caller, id);
  if (!change) return;
  const { messageId, conversationId, savedAt } = change;
  const at = isOn ? savedAt.toISOString() : null;
  await publishFact(ctx.bus, 'saved', { userId: caller.userId, messageId, conversationId, savedAt: at });
}

async function save(ctx: Context, { userId, ...caller }: Caller, messageId: string) {
  const { message } = await requireMessage(ctx, { userId, ...caller }, messageId);
  if (message.event || message.deletedAt) throw new AppError('forbidden');
  const saved = savedMessages.in(ctx.db);
  const doc = {
    _id: savedId(userId, messageId),
    userId,
    messageId,
    conversationId: message.conversationId,
    savedAt: ctx.now(),
  };
  if (await saved.findOne({ _id: doc._id }, { projection: { _id: 1 } })) return null;
  if ((await saved.countDocuments({ userId })) >= SAVED_MAX) throw new AppError('too_many_saved');
  try {
    await saved.insertOne(doc);
    return doc;
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
    return null;
  }
}

async function unsave(ctx: Context, caller: Caller, messageId: string) {
  const removed = await savedMessages.in(ctx.db).findOneAndDelete({ _id: savedId(caller.userId, messageId) });
  if (!removed) await requireMessage(ctx, caller, messageId);
  return removed;
}
