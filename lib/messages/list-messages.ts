import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Message } from '../contract/message.ts';
import type { Page } from '../contract/paging.ts';
import { requireMember } from '../conversations/require-member.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import { messages } from './messages.ts';
import { toMessage } from './to-message.ts';

interface ListMessages {
  readonly conversationId: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of a conversation, oldest first: the newest messages, those before a `seq`, or those after one. Without a
 * `limit` as many as the workspace shows first. `nextCursor` goes on in the same direction.
 */
export async function listMessages(
  ctx: Context,
  caller: Caller,
  input: ListMessages,
): Promise<Page<Message>> {
  const conversation = await requireMember(ctx, caller, input.conversationId);
  const { before, after } = input.cursor === undefined ? input : decodeCursor(input.cursor, placeSchema);
  const limit = input.limit ?? (conversation.kind === 'direct' ? ctx.env.DIRECT_PAGE : ctx.env.ROOM_PAGE);
  const isForward = after !== undefined;
  const docs = await messages
    .in(ctx.db)
    .find(
      {
        conversationId: input.conversationId,
        ...(before === undefined && after === undefined
          ? {}
          : {
              seq: {
                ...(after === undefined ? {} : { $gt: after }),
                ...(before === undefined ? {} : { $lt: before }),
              },
            }),
      },
      { sort: { seq: isForward ? 1 : -1 }, limit: limit + 1 },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  const place = last && (isForward ? { after: last.seq, before } : { before: last.seq });
  if (!isForward) page.reverse();
  return { items: page.map(toMessage), nextCursor: place && docs.length > limit ? encodePlace(place) : null };
}

const placeSchema = z
  .tuple([z.enum(['before', 'after']), z.number(), z.number().optional()])
  .transform(([way, seq, end]): Place => (way === 'before' ? { before: seq } : { after: seq, before: end }));

interface Place {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

function encodePlace({ before, after }: Place): string {
  if (after === undefined) return encodeCursor(['before', before ?? 0]);
  return encodeCursor(['after', after, ...(before === undefined ? [] : [before])]);
}
