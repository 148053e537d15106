import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { CONTACTS_PER_MESSAGE } from './message-rules.ts';

/** The contacts whose cards go with a message, in the order in which they are to be shown. */
export const contactIdsSchema = z
  .array(idSchema)
  .max(CONTACTS_PER_MESSAGE, `Send at most ${CONTACTS_PER_MESSAGE} contacts with a message.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each contact once.');

/** A contact that a message shows, with its name when it was sent. What it is now is in the address book. */
export const messageContactSchema = z.object({ id: idSchema, name: z.string() });
export type MessageContact = z.infer<typeof messageContactSchema>;
