import { BLOCKS_MAX, blocks } from '../../accounts/blocks/blocks.ts';
import type { Context } from '../../context/context.ts';
import type { Block } from '../../contract/accounts/block.ts';
import type { Caller } from '../../use-case/caller.ts';

/** Everyone whom the caller blocks, the last one first. */
export async function listBlocks(
  ctx: Context,
  caller: Caller,
): Promise<{ items: Block[]; nextCursor: null }> {
  const docs = await blocks
    .in(ctx.db)
    .find({ userId: caller.userId }, { sort: { at: -1 }, limit: BLOCKS_MAX })
    .toArray();
  return {
    items: docs.map(({ blockedId, at }) => ({ userId: blockedId, at: at.toISOString() })),
    nextCursor: null,
  };
}
