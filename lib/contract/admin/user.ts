import { z } from 'zod';
import { roleSchema } from '../accounts/account.ts';
import { idSchema } from '../values/ids.ts';
import { listQuerySchema } from '../values/paging.ts';
import { lineSchema } from '../values/text-schema.ts';

export const userStateSchema = z.enum(['active', 'suspended', 'leaving', 'gone']);
export type UserState = z.infer<typeof userStateSchema>;

/** A person as administrators see them. */
export const adminUserSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  /** Null for none, and where the workspace does not show them. */
  email: z.string().nullable(),
  role: roleSchema,
  state: userStateSchema,
  suspension: z.object({ at: z.string(), byId: z.string(), reason: z.string() }).nullable(),
  /** When a closed account is erased. */
  erasedAt: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
  sessionCount: z.number().int(),
});
export type AdminUser = z.infer<typeof adminUserSchema>;

export const adminUsersQuerySchema = listQuerySchema.extend({
  query: z.string().max(200).optional(),
  state: userStateSchema.optional(),
});

export const updateUserSchema = z.strictObject({
  role: roleSchema.optional(),
  state: z.enum(['active', 'suspended']).optional(),
  /** Why a person is suspended. */
  reason: lineSchema(0, 500).optional(),
});
export type UpdateUser = z.infer<typeof updateUserSchema>;
