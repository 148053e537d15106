import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { nameSchema } from '../values/name-schema.ts';
import { lineSchema } from '../values/text-schema.ts';

/** The most members that a room may have. */
export const ROOM_MEMBERS_MAX = 1_000;

export const visibilitySchema = z.enum(['public', 'private']);
export type Visibility = z.infer<typeof visibilitySchema>;

export const roomNameSchema = nameSchema(60);
export const topicSchema = lineSchema(0, 250);

/** A new room. Its address (`slug`) is made from the name and never changes afterwards. */
export const createRoomSchema = z.strictObject({
  kind: z.literal('room'),
  name: roomNameSchema,
  visibility: visibilitySchema,
  topic: topicSchema.optional(),
  isAnnouncement: z.boolean().optional(),
  memberIds: z
    .array(idSchema)
    .max(ROOM_MEMBERS_MAX - 1)
    .optional(),
});
export type CreateRoom = Omit<z.infer<typeof createRoomSchema>, 'kind'>;

export const updateRoomSchema = z.strictObject({
  name: roomNameSchema.optional(),
  topic: topicSchema.optional(),
  visibility: visibilitySchema.optional(),
  isAnnouncement: z.boolean().optional(),
  isArchived: z.boolean().optional(),
});
export type UpdateRoom = z.infer<typeof updateRoomSchema>;

/** An invitation, or a change of role; a new member is a `member` unless an owner says otherwise. */
export const setMemberSchema = z.strictObject({ role: z.enum(['owner', 'admin', 'member']).optional() });
export type SetMember = z.infer<typeof setMemberSchema>;

/** A room as the lobby shows it. */
export const roomSchema = z.object({
  /** The conversation's id. */
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  topic: z.string(),
  visibility: visibilitySchema,
  memberCount: z.number().int(),
  isMember: z.boolean(),
  isAnnouncement: z.boolean(),
  archivedAt: z.string().nullable(),
  activityAt: z.string(),
});
export type Room = z.infer<typeof roomSchema>;

/** A room's name in its address. */
export const slugSchema = z.string().min(1).max(80);
