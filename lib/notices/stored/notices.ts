import type { AnyBulkWriteOperation } from 'mongodb';
import type { Context } from '../../context/context.ts';
import type { NoticeReason, SilenceReason } from '../../contract/notices/decide-notice.ts';
import type { NoticeDevice } from '../../contract/notices/notice.ts';
import { isOnlyDuplicates } from '../../store/claim-next.ts';
import { defineCollection } from '../../store/collection.ts';

/** How long it is kept why a person was notified: seven days. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;

/**
 * What was decided of one message for one person who has a device that takes pushes, and what became of it. Where it is pushed at
 * once, it is stored when that is known. While it waits it is also the work to be done: `dueAt` says when, and `claim` who does it.
 */
export interface NoticeDoc {
  /** {@link noticeId}: a person is notified of a message once, by whatever process. */
  _id: string;
  userId: string;
  messageId: string;
  conversationId: string;
  seq: number;
  /** Who wrote the message that this one answers. */
  answersUserId: string | null;
  why: NoticeReason | SilenceReason;
  /** `waiting`: for another device that is in use, or for the push service. `held`: until quiet hours end. */
  what: 'waiting' | 'held' | 'pushed' | 'shown' | 'none';
  devices: (Omit<NoticeDevice, 'at'> & { id: string; at: Date })[];
  /** When it was first decided. */
  at: Date;
  isUrgent: boolean;
  /** How often it was tried to hand it to push services. */
  tries: number;
  /** When it is to be looked at next; absent once nothing is left to do. Pushed on by who claims it, should they die. */
  dueAt?: Date;
  claim?: string;
}

export const notices = defineCollection<NoticeDoc>('notices', [
  { key: { dueAt: 1 }, name: 'dueAt', sparse: true },
  { key: { userId: 1, conversationId: 1, seq: 1 }, name: 'userId' },
  { key: { at: 1 }, name: 'at', expireAfterSeconds: KEPT_SECONDS },
]);

/**
 * Writes notices in one go. One that is there already is not stored a second time: where a process takes over from one that is
 * slow, not dead, both may notify.
 */
export async function writeNotices(
  ctx: Context,
  writes: readonly AnyBulkWriteOperation<NoticeDoc>[],
): Promise<void> {
  if (writes.length === 0) return;
  try {
    await notices.in(ctx.db).bulkWrite([...writes], { ordered: false });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
}

export function noticeId(messageId: string, userId: string): string {
  return `${messageId}:${userId}`;
}
