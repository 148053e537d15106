import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { type SearchHeadDoc, searchHeads } from './segments.ts';

const HEADS_MAX = 5_000;
const READ_AT_ONCE = 1_000;

const known = processState('search-heads', () => new LRUCache<string, SearchHeadDoc>({ max: HEADS_MAX }));

/** How far these conversations are indexed now; those that are not indexed at all are left out. */
export async function readHeads(ctx: Context, conversationIds: readonly string[]): Promise<SearchHeadDoc[]> {
  const heads: SearchHeadDoc[] = [];
  for (const ids of inPieces(conversationIds, READ_AT_ONCE)) heads.push(...(await readSome(ctx, ids)));
  return heads;
}

/** What has not changed since it was read is not read again. */
async function readSome(ctx: Context, ids: readonly string[]): Promise<SearchHeadDoc[]> {
  const collection = searchHeads.in(ctx.db);
  const versions = await collection
    .find({ _id: { $in: [...ids] } }, { projection: { version: 1 } })
    .toArray();
  const current: SearchHeadDoc[] = [];
  const changed: string[] = [];
  for (const { _id, version } of versions) {
    const head = known(ctx).get(_id);
    if (head?.version === version) current.push(head);
    else changed.push(_id);
  }
  if (changed.length === 0) return current;
  const read = await collection.find({ _id: { $in: changed } }).toArray();
  for (const head of read) known(ctx).set(head._id, head);
  return [...current, ...read];
}
