import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { LINES_AROUND, type ReportMessage, type SentReport } from '../contract/admin/report.ts';
import { previewText } from '../contract/conversations/preview-text.ts';
import { newId } from '../contract/values/new-id.ts';
import { consume } from '../limits/rate-limit.ts';
import { type ListedMessage, listed, messages } from '../messages/messages.ts';
import { requireMessage } from '../messages/require-message.ts';
import { isDuplicate } from '../store/claim-next.ts';
import { AppError, invalidField } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { type ReportDoc, reports, toSentReport } from './reports.ts';

/**
 * Reports a message that the caller can read to the administrators, with the five lines before and after it as they are
 * now, also of a private conversation. Once: the same again answers the first report. Throws `not_found`, `invalid` for
 * one's own message, `forbidden` for a line about the room, `rate_limited`.
 */
export async function reportMessage(
  ctx: Context,
  caller: Caller,
  { id, reason, note = '' }: ReportMessage & { readonly id: string },
): Promise<{ report: SentReport; isNew: boolean }> {
  const { message, conversation } = await requireMessage(ctx, caller, id);
  if (message.event) throw new AppError('forbidden');
  if (message.senderId === caller.userId) throw invalidField('id', 'This is your own message.');
  const first = await reports.in(ctx.db).findOne({ messageId: id, byId: caller.userId });
  if (first) return { report: toSentReport(first), isNew: false };
  await consume(ctx, 'report', caller.userId);
  const report: ReportDoc = {
    _id: newId(),
    messageId: id,
    conversationId: message.conversationId,
    roomName: conversation.room?.name ?? null,
    aboutId: message.senderId,
    byId: caller.userId,
    reason,
    note,
    snapshot: (await linesAround(ctx, message)).map((line) => ({
      id: line._id,
      seq: line.seq,
      senderId: line.senderId,
      body: previewText({ body: line.body, files: line.files ?? [], contacts: line.contacts ?? [] }),
      createdAt: line.createdAt.toISOString(),
      isReported: line._id === id,
    })),
    state: 'open',
    createdAt: ctx.now(),
    handled: null,
  };
  try {
    await reports.in(ctx.db).insertOne(report);
  } catch (error) {
    if (!isDuplicate(error, 'byId')) throw error;
    return await reportMessage(ctx, caller, { id, reason, note });
  }
  await publishFact(ctx.bus, 'admin', { changed: 'reports' });
  return { report: toSentReport(report), isNew: true };
}

async function linesAround(
  ctx: Context,
  { conversationId, seq }: Pick<ListedMessage, 'conversationId' | 'seq'>,
): Promise<ListedMessage[]> {
  return await messages
    .in(ctx.db)
    .find(
      { conversationId, seq: { $gte: seq - LINES_AROUND, $lte: seq + LINES_AROUND }, isUndone: false },
      { sort: { seq: 1 }, projection: listed },
    )
    .toArray();
}
