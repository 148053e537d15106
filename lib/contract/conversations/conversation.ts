import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { messageSchema } from './message.ts';
import { createRoomSchema } from './room.ts';

/** How many conversations a person pins at most. */
export const PINNED_MAX = 50;

/** How many members a conversation carries with it; `GET …/members` lists all of them. */
export const MEMBERS_SHOWN = 50;

export const memberRoleSchema = z.enum(['owner', 'admin', 'member']);
export type MemberRole = z.infer<typeof memberRoleSchema>;

export const memberSchema = z.object({
  userId: idSchema,
  displayName: z.string(),
  username: z.string(),
  role: memberRoleSchema,
  deliveredSeq: z.number().int(),
  readSeq: z.number().int(),
});
export type Member = z.infer<typeof memberSchema>;

/**
 * What a person is notified of in a conversation: every message, those that mention them, or none; `hidden` is none, and lists of
 * conversations leave it out.
 */
export const notifySchema = z.enum(['all', 'mentions', 'nothing', 'hidden']);
export type Notify = z.infer<typeof notifySchema>;

/**
 * A conversation as one of its members sees it. `revision` numbers the changes of its messages; `version` grows with
 * every change of the conversation itself: its name, its settings, its members.
 */
export const conversationSchema = z.object({
  id: idSchema,
  kind: z.enum(['direct', 'room']),
  name: z.string().nullable(),
  slug: z.string().nullable(),
  visibility: z.enum(['public', 'private']).nullable(),
  topic: z.string(),
  /** Only owners and admins write. */
  isAnnouncement: z.boolean(),
  /** Read-only since then. */
  archivedAt: z.string().nullable(),
  /** At most {@link MEMBERS_SHOWN}, always with the person who asks; `memberCount` counts all. */
  members: z.array(memberSchema),
  memberCount: z.number().int(),
  /** Of a direct conversation: the person who asks blocks the other one. */
  isBlockedByMe: z.boolean(),
  myRole: memberRoleSchema,
  notify: notifySchema,
  mutedUntil: z.string().nullable(),
  /** Since when the person who asks has it at the top of their list; what was pinned first comes first. */
  pinnedAt: z.string().nullable(),
  lastMessage: messageSchema.nullable(),
  lastSeq: z.number().int(),
  lastReadSeq: z.number().int(),
  /** "Mark unread from here": what is unread begins at this number, though it was read before. */
  unreadFromSeq: z.number().int().nullable(),
  unreadCount: z.number().int(),
  /** How many of the unread messages mention the person who asks. */
  mentionCount: z.number().int(),
  /** The numbers of undone messages, where they could still count as unread; never drawn or counted. */
  undoneSeqs: z.array(z.number().int()),
  revision: z.number().int(),
  version: z.number().int(),
  activityAt: z.string(),
  createdAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const openDirectSchema = z.strictObject({ kind: z.literal('direct'), userId: idSchema });

/** Opens a direct conversation, or makes a room. */
export const openConversationSchema = z.discriminatedUnion('kind', [openDirectSchema, createRoomSchema]);

export const readPositionSchema = z.strictObject({
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export const unreadPositionSchema = z.strictObject({
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

/** What the caller changes of a conversation for themselves only. */
export const updateMembershipSchema = z.strictObject({
  notify: notifySchema.optional(),
  /** A time in RFC 3339, or null for not muted; a far one means always. */
  mutedUntil: z.iso
    .datetime({ offset: true, error: 'Use a time such as 2030-05-01T08:00:00Z.' })
    .nullable()
    .optional(),
  /** Whether it is at the top of one's list, at most {@link PINNED_MAX} are; one that is pinned keeps its place. */
  isPinned: z.boolean().optional(),
});
export type UpdateMembership = z.infer<typeof updateMembershipSchema>;
