import type { Context } from '../../context/context.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { searchHeads, searchPosts, searchWords } from '../segments/segments.ts';

/**
 * Removes the index of an earlier release, whose segments had their words in another order. It is made again in the
 * background.
 */
export async function upgradeIndex(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'messages-found-newest-first', async () => {
    for (const collection of [searchHeads, searchWords, searchPosts])
      await collection.in(ctx.db).deleteMany({});
  });
}
