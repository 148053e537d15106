import { z } from 'zod';
import { PASSWORD_MAX } from './account.ts';

export const closeAccountSchema = z.strictObject({
  password: z.string().max(PASSWORD_MAX * 4),
  /** What becomes of one's messages when the account is erased: they stay as "Former member", or go. */
  messages: z.enum(['keep', 'delete']),
});
export type CloseAccount = z.infer<typeof closeAccountSchema>;
