import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { listQuerySchema } from '../values/paging.ts';

/** A room as administrators see it: what it is, never what is said in it. */
export const adminRoomSchema = z.object({
  id: idSchema,
  name: z.string(),
  slug: z.string(),
  visibility: z.enum(['public', 'private']),
  memberCount: z.number().int(),
  messageCount: z.number().int(),
  ownerIds: z.array(idSchema),
  archivedAt: z.string().nullable(),
  activityAt: z.string(),
  createdAt: z.string(),
});
export type AdminRoom = z.infer<typeof adminRoomSchema>;

export const adminRoomsQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const updateAdminRoomSchema = z.strictObject({
  isArchived: z.boolean().optional(),
  /** A member who becomes an owner. */
  ownerId: idSchema.optional(),
});
export type UpdateAdminRoom = z.infer<typeof updateAdminRoomSchema>;
