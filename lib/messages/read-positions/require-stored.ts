import type { Context } from '../../context/context.ts';
import type { ConversationDoc } from '../../conversations/conversations.ts';
import { invalidField } from '../../use-case/app-error.ts';
import { newestSeq } from '../send/newest-seq.ts';
import { repairConversation } from '../send/repair-conversations.ts';

/**
 * Throws `invalid` on `seq` when the conversation has no message of this number. A message is there before the
 * conversation's summary shows it; one that a crash left behind is repaired on the way.
 */
export async function requireStored(
  ctx: Context,
  { _id, lastSeq }: Pick<ConversationDoc, '_id' | 'lastSeq'>,
  seq: number,
): Promise<void> {
  if (seq <= lastSeq) return;
  if (seq > (await newestSeq(ctx, _id))) throw invalidField('seq', 'There is no such message yet.');
  await repairConversation(ctx, _id);
}
