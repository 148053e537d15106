import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { SavedMessage } from '../../contract/conversations/message.ts';
import type { Page } from '../../contract/values/paging.ts';
import { memberId, members } from '../../conversations/members.ts';
import { requireRights } from '../../conversations/rights.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listed, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { type SavedDoc, savedMessages } from './saved-messages.ts';

interface ListSaved {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 30;
const BLOCK = 100;

type Place = Pick<SavedDoc, '_id' | 'savedAt'>;

const placeSchema = z
  .tuple([z.number(), z.string()])
  .transform(([at, _id]): Place => ({ savedAt: new Date(at), _id }));

/**
 * The messages that the caller saved and may still read, each as it is now, the one saved last first. Those of
 * conversations that they left are not listed; they are again when the caller comes back.
 */
export async function listSaved(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor }: ListSaved,
): Promise<Page<SavedMessage>> {
  const items: SavedMessage[] = [];
  let after = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  for (;;) {
    const block = await readBlock(ctx, caller, after);
    for (const { doc, message } of await readable(ctx, caller, block)) {
      if (items.length === limit && after) return { items, nextCursor: encodePlace(after) };
      items.push({ message, savedAt: doc.savedAt.toISOString() });
      after = doc;
    }
    const last = block.at(-1);
    if (!last || block.length < BLOCK) return { items, nextCursor: null };
    if (items.length < limit) after = last;
  }
}

/** Which messages of one conversation the caller saved. Throws `not_found`. */
export async function listSavedIn(
  ctx: Context,
  caller: Caller,
  { conversationId }: { readonly conversationId: string },
): Promise<{ items: { messageId: string; savedAt: string }[] }> {
  await requireRights(ctx, caller, conversationId);
  const docs = await readAll(savedMessages.in(ctx.db).find({ userId: caller.userId, conversationId }));
  return {
    items: docs.map(({ messageId, savedAt }) => ({ messageId, savedAt: savedAt.toISOString() })),
  };
}

async function readBlock(ctx: Context, { userId }: Caller, after: Place | null): Promise<SavedDoc[]> {
  const beyond = after && {
    savedAt: { $lte: after.savedAt },
    $or: [{ savedAt: { $lt: after.savedAt } }, { _id: { $lt: after._id } }],
  };
  return await savedMessages
    .in(ctx.db)
    .find({ userId, ...beyond }, { sort: { savedAt: -1, _id: -1 }, limit: BLOCK })
    .toArray();
}

/** Those that are still there and that the caller may read now, in their order. */
async function readable(ctx: Context, { userId }: Caller, block: readonly SavedDoc[]) {
  if (block.length === 0) return [];
  const conversationIds = [...new Set(block.map(({ conversationId }) => conversationId))];
  const found = await readAll(
    messages.in(ctx.db).find(
      {
        _id: { $in: block.map(({ messageId }) => messageId) },
        conversationId: { $in: conversationIds },
        deletedAt: null,
      },
      { projection: listed },
    ),
  );
  // Read last: who left meanwhile reads nothing of it.
  const own = await members
    .in(ctx.db)
    .find(
      { _id: { $in: conversationIds.map((id) => memberId(id, userId)) } },
      { projection: { conversationId: 1 } },
    )
    .toArray();
  const mine = new Set(own.map(({ conversationId }) => conversationId));
  const docs = new Map(found.map((doc) => [doc._id, doc]));
  return block.flatMap((doc) => {
    const message = docs.get(doc.messageId);
    return message && mine.has(doc.conversationId) ? [{ doc, message: toMessage(message) }] : [];
  });
}

function encodePlace({ savedAt, _id }: Place): string {
  return encodeCursor([savedAt.getTime(), _id]);
}
