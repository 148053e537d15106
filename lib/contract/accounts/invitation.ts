import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { lineSchema } from '../values/text-schema.ts';
import { roleSchema } from './account.ts';

/** What an invitation is when nothing else is said. */
export const INVITATION = { uses: 1, days: 7, roomsMax: 50 } as const;

const wholeNumber = (max: number) => {
  const message = `Use a whole number from 1 to ${max}.`;
  return z.number(message).int(message).min(1, message).max(max, message);
};

export const createInvitationSchema = z.strictObject({
  /** Whom it is for, in the words of who sends it. */
  label: lineSchema(1, 60).optional(),
  /** Only administrators invite administrators. */
  role: roleSchema.optional(),
  /** Rooms in which newcomers are members at once. */
  roomIds: z.array(idSchema).max(INVITATION.roomsMax).optional(),
  maxUses: wholeNumber(1000).optional(),
  expiresInDays: wholeNumber(90).optional(),
  /** The contact that is meant, without an account so far: linked to that of who joins. For one use only. */
  contactId: idSchema.optional(),
});
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

export const invitationSchema = z.object({
  id: idSchema,
  label: z.string(),
  role: roleSchema,
  roomIds: z.array(idSchema),
  maxUses: z.number().int(),
  uses: z.number().int(),
  expiresAt: z.string(),
  createdAt: z.string(),
  /** The person who sent it. */
  createdBy: idSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The answer that shows the link, once. */
export const createdInvitationSchema = invitationSchema.extend({ token: z.string(), url: z.string() });
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;
