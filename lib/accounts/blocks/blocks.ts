import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { gatherCalls } from '../../process/gather-calls.ts';
import { defineCollection } from '../../store/collection.ts';

/** One person blocks another: neither direct messages nor notices, typing or presence either way. */
export interface BlockDoc {
  /** {@link blockId}: a person blocks another once. */
  _id: string;
  userId: string;
  blockedId: string;
  at: Date;
}

export const blocks = defineCollection<BlockDoc>('blocks', [
  { key: { userId: 1, _id: 1 }, name: 'userId' },
  { key: { blockedId: 1 }, name: 'blockedId' },
]);

/** How many people one person blocks at most. */
export const BLOCKS_MAX = 1_000;

export function blockId(userId: string, blockedId: string): string {
  return `${userId}:${blockedId}`;
}

/** Who of two people blocks the other: no one, one of them, or both. */
export async function blockersBetween(
  ctx: Pick<Context, 'db'>,
  one: string,
  other: string,
): Promise<string[]> {
  const either = [blockId(one, other), blockId(other, one)];
  const found = await blocks
    .in(ctx.db)
    .find({ _id: { $in: either } })
    .toArray();
  return found.map(({ userId }) => userId);
}

/** Those of these people whom a person blocks, or who block them. */
export async function blockedWith(
  ctx: Context,
  userId: string,
  otherIds: readonly string[],
): Promise<Set<string>> {
  if (otherIds.length === 0) return new Set();
  const eitherWay = (otherId: string) => [blockId(userId, otherId), blockId(otherId, userId)];
  const stored = await storedBlocks(ctx)(otherIds.flatMap(eitherWay));
  return new Set(otherIds.filter((otherId) => eitherWay(otherId).some((id) => stored.has(id))));
}

/** Everyone whom a person blocks, or who blocks them. */
export async function everyoneBlockedWith(ctx: Pick<Context, 'db'>, userId: string): Promise<string[]> {
  const found = await blocks
    .in(ctx.db)
    .find({ $or: [{ userId }, { blockedId: userId }] })
    .toArray();
  return [...new Set(found.map((block) => (block.userId === userId ? block.blockedId : block.userId)))];
}

const storedBlocks = processState('stored-blocks', (ctx) =>
  gatherCalls(async (ids: string[]) => {
    const found = await blocks
      .in(ctx.db)
      .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }),
);
