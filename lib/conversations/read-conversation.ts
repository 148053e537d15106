import type { Filter } from 'mongodb';
import type { Context } from '../context/context.ts';
import { type ConversationDoc, conversations } from './conversations.ts';
import { isSummaryPending, summariesWritten } from './pending-summaries.ts';

/** The one conversation that is found so, with what this process has stored in it; null when there is none. */
export async function readConversation(
  ctx: Context,
  filter: Filter<ConversationDoc>,
): Promise<ConversationDoc | null> {
  const found = await conversations.in(ctx.db).findOne(filter);
  if (!found || !isSummaryPending(ctx, found._id)) return found;
  await summariesWritten(ctx, [found._id]);
  return await conversations.in(ctx.db).findOne(filter);
}
