import type { MemberRole, Notify } from '../contract/conversations/conversation.ts';
import { defineCollection } from '../store/collection.ts';

/** One step of a read or delivered position: when it came to `seq`. */
export interface Step {
  seq: number;
  at: Date;
}

/** How many of the last steps of each position are kept: only for them is it known when a message was read. */
export const STEPS_KEPT = 50;

/**
 * One person in one conversation, a document of its own: a read position that moves writes little, however many
 * members there are, and a person's conversations are found without reading those of others.
 */
export interface MemberDoc {
  /** {@link memberId}: a person is in a conversation once. */
  _id: string;
  conversationId: string;
  userId: string;
  role: MemberRole;
  /** A number from 1 to the most members a room takes, held by one member: a unique index, not a count, keeps the limit. */
  place: number;
  joinedAt: Date;
  /** The newest message when they came: what came before it was never sent to them. */
  joinedSeq: number;
  /** How far messages were delivered and read; neither moves back. A new member's begin at the newest message. */
  deliveredSeq: number;
  readSeq: number;
  deliveries: Step[];
  reads: Step[];
  /** "Mark unread from here": beside the read position, which does not move back. */
  unreadFromSeq: number | null;
  /** The numbers of the newest messages that mention this person. */
  mentionSeqs: number[];
  /** What the person chose, or null for what holds otherwise. */
  notify: Notify | null;
  mutedUntil: Date | null;
  /** Since when the conversation is at the top of this person's list; absent or null while it is not. */
  pinnedAt?: Date | null;
}

export const members = defineCollection<MemberDoc>('members', [
  { key: { conversationId: 1, place: 1 }, unique: true },
  { key: { userId: 1 } },
  // Who is notified of every message, which is asked at each one; few are.
  { key: { conversationId: 1 }, name: 'notifiedOfAll', partialFilterExpression: { notify: 'all' } },
]);

/** By name, where a filter also has the conversation for the sake of a sharded store: its index reads all members. */
export const BY_ID = '_id_';

/** A member without the steps of the positions, which only the times of receipts need. */
export type MemberSummary = Omit<MemberDoc, 'deliveries' | 'reads'>;

export const withoutSteps = { deliveries: 0, reads: 0 } as const;

export function memberId(conversationId: string, userId: string): string {
  return `${conversationId}:${userId}`;
}

/** Finds one member: by the id, and by the conversation for the sake of a sharded store. */
export function memberFilter(
  conversationId: string,
  userId: string,
): { _id: string; conversationId: string } {
  return { _id: memberId(conversationId, userId), conversationId };
}

/** A member who joins a conversation after its message `seq`. */
export function newMember(
  conversationId: string,
  userId: string,
  {
    role,
    place,
    seq,
    joinedAt,
  }: {
    readonly role: MemberRole;
    readonly place: number;
    readonly seq: number;
    readonly joinedAt: Date;
  },
): MemberDoc {
  return {
    _id: memberId(conversationId, userId),
    conversationId,
    userId,
    role,
    place,
    joinedAt,
    joinedSeq: seq,
    deliveredSeq: seq,
    readSeq: seq,
    deliveries: [],
    reads: [],
    unreadFromSeq: null,
    mentionSeqs: [],
    notify: null,
    mutedUntil: null,
  };
}
