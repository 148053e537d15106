import type { Filter } from 'mongodb';
import { listed, type MessageDoc, messages } from '../../messages/messages.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { type KnownIndex, knownIndexes } from '../segments/known-indexes.ts';
import { isFound } from './message-query.ts';
import { placeOf } from './newest-hits.ts';
import type { Search } from './source.ts';

/** Conversations that are asked for by one query. */
const AT_ONCE = 250;

/** What is to be read of a conversation: every message with a higher revision than this. */
export interface Since {
  readonly known: KnownIndex;
  readonly revision: number;
}

/** Looks at every message that was stored or changed since these revisions, which the index knows nothing of. */
export async function readChanged(search: Search, since: readonly Since[]): Promise<void> {
  const { ctx, query, hits, pace } = search;
  for (const some of inPieces(since, AT_ONCE)) {
    const changed = messages.in(ctx.db).find(anyOf(some), { projection: listed });
    const loud = new Set<string>();
    for await (const message of changed) {
      loud.add(message.conversationId);
      if (hits.takes(placeOf(message)) && isFound(query, message)) hits.add(message);
      await pace();
    }
    noteQuiet(search, some, loud);
  }
}

function anyOf(since: readonly Since[]): Filter<MessageDoc> {
  return {
    $or: since.map(({ known, revision }) => ({
      conversationId: known.conversationId,
      revision: { $gt: revision },
    })),
  };
}

/** Where there was nothing, the next search need not ask, unless something was stored meanwhile. */
function noteQuiet({ ctx }: Search, since: readonly Since[], loud: ReadonlySet<string>): void {
  const indexes = knownIndexes(ctx);
  for (const { known } of since)
    if (indexes?.isCurrent(known) && !loud.has(known.conversationId)) known.isQuiet = true;
}
