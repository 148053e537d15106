import type { Context } from '../../context/context.ts';
import { repeatWrite } from '../../store/repeat-write.ts';
import { knownIndexes } from '../segments/known-indexes.ts';
import { searchHeads, searchPosts, searchWords } from '../segments/segments.ts';

/** Removes the index of a conversation that is deleted. Without its head first, so that no one adds to it any more. */
export async function forgetIndex(ctx: Context, conversationId: string): Promise<void> {
  await searchHeads.in(ctx.db).deleteOne({ _id: conversationId });
  knownIndexes(ctx)?.forget(conversationId);
  await repeatWrite(() => searchWords.in(ctx.db).deleteMany({ conversationId }));
  await repeatWrite(() => searchPosts.in(ctx.db).deleteMany({ conversationId }));
}
