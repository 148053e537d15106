import { blockersBetween } from '../accounts/blocks/blocks.ts';
import { readSettings } from '../accounts/profile/read-settings.ts';
import type { Context } from '../context/context.ts';
import { decideNotice } from '../contract/notices/decide-notice.ts';
import type { Notice } from '../contract/notices/notice.ts';
import { memberFilter, members, withoutSteps } from '../conversations/members.ts';
import { type MessageDoc, messages } from '../messages/messages.ts';
import { requireMessage } from '../messages/require-message.ts';
import type { Caller } from '../use-case/caller.ts';
import { noticeSummaries } from './deliver/summaries.ts';
import { type NoticeDoc, noticeId, notices } from './stored/notices.ts';

/**
 * Why the caller was, or was not, notified of a message, and what became of it on each of their devices. Where nothing was kept,
 * because it is too long ago or they had no device that takes pushes, it is what their settings of today say. Throws `not_found`.
 */
export async function getNotice(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Notice> {
  const { message, conversation } = await requireMessage(ctx, caller, id);
  const stored = await notices.in(ctx.db).findOne({ _id: noticeId(id, caller.userId) });
  if (stored) return await toNotice(ctx, stored);
  const why = await whyByToday(ctx, caller, { message, kind: conversation.kind });
  return { why, what: 'none', devices: [], at: null, heldUntil: null };
}

async function toNotice(ctx: Context, { why, what, devices, at, dueAt, userId }: NoticeDoc): Promise<Notice> {
  const summary = what === 'held' ? await noticeSummaries.in(ctx.db).findOne({ _id: userId }) : null;
  return {
    why,
    what: what === 'waiting' ? 'held' : what,
    devices: devices.map(({ device, status, code, at: answeredAt }) => ({
      device,
      status,
      code,
      at: answeredAt.toISOString(),
    })),
    at: at.toISOString(),
    heldUntil: (summary?.dueAt ?? dueAt)?.toISOString() ?? null,
  };
}

async function whyByToday(
  ctx: Context,
  { userId }: Caller,
  { message, kind }: { readonly message: MessageDoc; readonly kind: 'direct' | 'room' },
): Promise<Notice['why']> {
  const { conversationId, replyToId, senderId } = message;
  const [member, settings, answered, blockers] = await Promise.all([
    members.in(ctx.db).findOne(memberFilter(conversationId, userId), { projection: withoutSteps }),
    readSettings(ctx, userId),
    replyToId === null
      ? null
      : messages.in(ctx.db).findOne({ _id: replyToId }, { projection: { senderId: 1 } }),
    blockersBetween(ctx, userId, senderId),
  ]);
  return decideNotice(
    {
      userId,
      kind,
      notify: member?.notify ?? (kind === 'direct' ? 'all' : 'mentions'),
      mutedUntil: member?.mutedUntil ?? null,
      // Whether it was read by then is not known any more.
      readSeq: 0,
      isBlocked: blockers.length > 0,
    },
    {
      seq: message.seq,
      senderId,
      mentions: message.mentions,
      mentionGroup: message.mentionGroup,
      answersUserId: answered?.senderId ?? null,
      isEvent: message.event != null,
      isDeleted: message.deletedAt !== null || message.isUndone,
      isUrgent: false,
    },
    { isOpen: false, isActive: false },
    { quietHours: settings.quietHours },
    { now: message.createdAt, waitedMs: 0 },
  ).why;
}
