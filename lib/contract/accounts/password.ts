import { z } from 'zod';
import { PASSWORD_MAX, passwordSchema } from './account.ts';

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().max(PASSWORD_MAX * 4),
  newPassword: passwordSchema,
  /** Signs every other browser out, and revokes every API token. */
  endOtherSessions: z.boolean().optional(),
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

export const resetPasswordSchema = z.strictObject({ newPassword: passwordSchema });
export type ResetPassword = z.infer<typeof resetPasswordSchema>;

/** A link by which its holder sets a new password once; shown once. */
export const resetLinkSchema = z.object({ url: z.string(), expiresAt: z.string() });
export type ResetLink = z.infer<typeof resetLinkSchema>;

export const confirmPasswordSchema = z.strictObject({ password: z.string().max(PASSWORD_MAX * 4) });
