import { z } from 'zod';
import { readSettings } from '../../accounts/profile/read-settings.ts';
import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { Page } from '../../contract/values/paging.ts';
import type { ConversationDoc } from '../../conversations/conversations.ts';
import { requireMember } from '../../conversations/require-member.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listed, messages } from '../messages.ts';
import { newestSeq } from '../send/newest-seq.ts';
import { toMessage } from '../to-message.ts';
import { seqAt } from './seq-at.ts';

interface ListMessages extends Range {
  readonly conversationId: string;
  /** A message to show in the middle of the page. */
  readonly around?: number | undefined;
  /** A time, from which on the page begins. */
  readonly at?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Messages beyond one number, or between two. */
interface Range {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/**
 * A page of a conversation, oldest first: the newest messages, those before a `seq`, after one, around one, or from a time
 * on. Without a `limit` as many as the caller chose to see first. `nextCursor` goes on in the same direction.
 */
export async function listMessages(
  ctx: Context,
  caller: Caller,
  input: ListMessages,
): Promise<Page<Message>> {
  const { conversation } = await requireMember(ctx, caller, input.conversationId);
  const limit = input.limit ?? (await firstPage(ctx, caller, conversation));
  const range = await rangeOf(ctx, input, limit);
  const { before, after } = range;
  const isForward = after !== undefined;
  const docs = await readAll(
    messages
      .in(ctx.db)
      .find(
        { conversationId: input.conversationId, ...between(range) },
        { sort: { seq: isForward ? 1 : -1 }, limit: limit + 1, projection: listed },
      ),
  );
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  const next = last && (isForward ? { after: last.seq, before } : { before: last.seq });
  if (!isForward) page.reverse();
  return { items: page.map(toMessage), nextCursor: next && docs.length > limit ? encodeRange(next) : null };
}

async function firstPage(ctx: Context, caller: Caller, { kind }: ConversationDoc): Promise<number> {
  const { directPage, roomPage } = await readSettings(ctx, caller.userId);
  return kind === 'direct' ? directPage : roomPage;
}

async function rangeOf(ctx: Context, input: ListMessages, limit: number): Promise<Range> {
  const { conversationId, cursor, around, at } = input;
  if (cursor !== undefined) return decodeCursor(cursor, rangeSchema);
  if (at !== undefined) return { after: (await seqAt(ctx, conversationId, new Date(at))) - 1 };
  if (around === undefined) return input;
  // Numbers have no gaps, so the page's first one is known without reading. Near the end it is a whole page, too.
  const newest = await newestSeq(ctx, conversationId);
  const first = Math.min(around - Math.floor(limit / 2), newest - limit + 1);
  return { after: Math.max(0, first - 1) };
}

function between({ before, after }: Range) {
  if (before === undefined && after === undefined) return {};
  return {
    seq: {
      ...(after === undefined ? {} : { $gt: after }),
      ...(before === undefined ? {} : { $lt: before }),
    },
  };
}

const rangeSchema = z
  .tuple([z.enum(['before', 'after']), z.number(), z.number().optional()])
  .transform(([way, seq, end]): Range => (way === 'before' ? { before: seq } : { after: seq, before: end }));

function encodeRange({ before, after }: Range): string {
  if (after === undefined) return encodeCursor(['before', before ?? 0]);
  return encodeCursor(['after', after, ...(before === undefined ? [] : [before])]);
}
