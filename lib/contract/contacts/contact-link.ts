import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

/** Which contact a person is linked to: of several the one that was added first. */
export const contactLinkSchema = z.object({
  userId: idSchema,
  contactId: idSchema,
  /** What the picture of the contact is named by; null when it has none. */
  photo: z.string().nullable(),
});
export type ContactLink = z.infer<typeof contactLinkSchema>;
