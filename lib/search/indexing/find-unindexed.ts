import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { searchHeads } from '../segments/segments.ts';

const READ_AT_ONCE = 500;

/** A conversation whose index is behind, and by how many messages. */
export interface Unindexed {
  readonly conversationId: string;
  readonly messages: number;
}

/** Every conversation whose index is behind its summary, those that were made last first. */
export async function findUnindexed(ctx: Context): Promise<Unindexed[]> {
  const behind: Unindexed[] = [];
  for (let before: string | null = null; ; ) {
    const some: { _id: string; revision: number; lastSeq: number }[] = await conversations
      .in(ctx.db)
      .find(before === null ? {} : { _id: { $lt: before } }, {
        sort: { _id: -1 },
        limit: READ_AT_ONCE,
        projection: { revision: 1, lastSeq: 1 },
      })
      .toArray();
    const heads = await searchHeads
      .in(ctx.db)
      .find(
        { _id: { $in: some.map(({ _id }) => _id) } },
        { projection: { toRevision: 1, toSeq: 1, isComplete: 1 } },
      )
      .toArray();
    const byId = new Map(heads.map((head) => [head._id, head]));
    for (const { _id, revision, lastSeq } of some) {
      const { toRevision = 0, toSeq = 0, isComplete = false } = byId.get(_id) ?? {};
      if (revision === 0 || (isComplete && toRevision >= revision)) continue;
      behind.push({ conversationId: _id, messages: Math.max(0, lastSeq - toSeq) });
    }
    if (some.length < READ_AT_ONCE) return behind;
    before = some.at(-1)?._id ?? null;
  }
}
