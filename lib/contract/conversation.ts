import { z } from 'zod';
import { idSchema } from './ids.ts';
import { messageSchema } from './message.ts';

export const memberSchema = z.object({
  userId: idSchema,
  displayName: z.string(),
  username: z.string(),
  role: z.enum(['owner', 'admin', 'member']),
  deliveredSeq: z.number().int(),
  readSeq: z.number().int(),
});
export type Member = z.infer<typeof memberSchema>;

/** A conversation as one of its members sees it. */
export const conversationSchema = z.object({
  id: idSchema,
  kind: z.enum(['direct', 'room']),
  name: z.string().nullable(),
  slug: z.string().nullable(),
  visibility: z.enum(['public', 'private']).nullable(),
  members: z.array(memberSchema),
  lastMessage: messageSchema.nullable(),
  lastSeq: z.number().int(),
  lastReadSeq: z.number().int(),
  unreadCount: z.number().int(),
  revision: z.number().int(),
  activityAt: z.string(),
  createdAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const openConversationSchema = z.strictObject({ kind: z.literal('direct'), userId: idSchema });
export type OpenConversation = z.infer<typeof openConversationSchema>;

export const readPositionSchema = z.strictObject({
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type ReadPosition = z.infer<typeof readPositionSchema>;
