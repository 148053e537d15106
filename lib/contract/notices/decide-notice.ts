import type { Notify } from '../conversations/conversation.ts';
import type { MentionGroup } from '../conversations/mention-groups.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';

/** While a person is active on one device, the others wait so long, in milliseconds, for them to read it there. */
export const ACTIVE_WAIT_MS = 8_000;

/** Why a person is notified of a message. */
export type NoticeReason = 'direct' | 'mention' | 'reply' | 'all' | 'urgent';
/** Why they are not. `mentions_only`: the conversation notifies them of mentions and replies, and this is none. */
export type SilenceReason =
  | 'own'
  | 'event'
  | 'deleted'
  | 'blocked'
  | 'nothing'
  | 'hidden'
  | 'muted'
  | 'mentions_only'
  | 'read'
  | 'open';

/** A member of the conversation, and how they have set it. */
export interface NoticeMember {
  readonly userId: string;
  readonly kind: 'direct' | 'room';
  readonly notify: Notify;
  /** Until when nothing of the conversation notifies; null for not muted. */
  readonly mutedUntil: Date | null;
  readonly readSeq: number;
  /** They and the sender: one of them blocks the other. */
  readonly isBlocked: boolean;
}

export interface NoticeMessage {
  readonly seq: number;
  readonly senderId: string;
  readonly mentions: readonly string[];
  /** Of a message to everyone in the room, or everyone there; absent of any other. */
  readonly mentionGroup?: MentionGroup | null | undefined;
  /** Who wrote the message that this one answers; null when it answers none. */
  readonly answersUserId: string | null;
  /** A line about the room, which no member wrote. */
  readonly isEvent: boolean;
  /** Deleted, or taken back. */
  readonly isDeleted: boolean;
  /** The sender of a direct message asked to notify in quiet hours. */
  readonly isUrgent: boolean;
}

export interface NoticePresence {
  /** The conversation is on a screen in front of them. */
  readonly isOpen: boolean;
  /** They use one of their other devices just now. */
  readonly isActive: boolean;
}

export interface NoticeSettings {
  readonly quietHours: QuietHours | null;
}

export interface NoticeClock {
  readonly now: Date;
  /** How long this message has waited because of another device. */
  readonly waitedMs: number;
}

/**
 * What is to be done: notify now; decide again at `until`, since another device is in use; keep it until the quiet hours
 * end at `until`; or nothing.
 */
export type NoticeDecision =
  | { readonly what: 'notify'; readonly why: NoticeReason }
  | { readonly what: 'wait' | 'hold'; readonly why: NoticeReason; readonly until: Date }
  | { readonly what: 'none'; readonly why: SilenceReason };

/** Whether, and when, a person is notified of a message. The one place where this is decided, for pushes and for pages. */
export function decideNotice(
  member: NoticeMember,
  message: NoticeMessage,
  presence: NoticePresence,
  settings: NoticeSettings,
  clock: NoticeClock,
): NoticeDecision {
  const against = whyNot(member, message, presence, clock.now);
  if (against !== null) return { what: 'none', why: against };
  const why = message.isUrgent ? 'urgent' : whyNotified(member, message);
  if (why === null) return { what: 'none', why: 'mentions_only' };
  const quietEnd = message.isUrgent ? null : quietUntil(settings.quietHours, clock.now);
  if (quietEnd !== null) return { what: 'hold', why, until: quietEnd };
  const left = ACTIVE_WAIT_MS - clock.waitedMs;
  if (presence.isActive && left > 0)
    return { what: 'wait', why, until: new Date(clock.now.getTime() + left) };
  return { what: 'notify', why };
}

function whyNot(
  member: NoticeMember,
  message: NoticeMessage,
  { isOpen }: NoticePresence,
  now: Date,
): SilenceReason | null {
  if (message.senderId === member.userId) return 'own';
  if (message.isEvent) return 'event';
  if (message.isDeleted) return 'deleted';
  if (member.isBlocked) return 'blocked';
  if (member.notify === 'nothing' || member.notify === 'hidden') return member.notify;
  if (member.mutedUntil !== null && member.mutedUntil > now) return 'muted';
  if (member.readSeq >= message.seq) return 'read';
  return isOpen ? 'open' : null;
}

/** By how the conversation is set; null for a message of which it does not notify. */
function whyNotified(member: NoticeMember, message: NoticeMessage): NoticeReason | null {
  if (member.kind === 'direct' && member.notify === 'all') return 'direct';
  if (message.mentions.includes(member.userId) || message.mentionGroup === 'all') return 'mention';
  if (message.answersUserId === member.userId) return 'reply';
  return member.notify === 'all' ? 'all' : null;
}
