import { z } from 'zod';
import { personSchema } from '../accounts/account.ts';
import { contactSchema } from '../contacts/contact.ts';
import { CARDS_AT_ONCE, LINKS_AT_ONCE } from '../contacts/contact-limits.ts';
import { contactLinkSchema } from '../contacts/contact-link.ts';
import { messageSchema } from '../conversations/message.ts';
import { idSchema } from '../values/ids.ts';
import { itemsSchema, limitSchema, listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

/** Ids with commas between them. */
const idListSchema = (max: number) =>
  z
    .string()
    .max(max * 65)
    .transform((text) => text.split(','))
    .pipe(z.array(idSchema).max(max, `Ask for at most ${max} at once.`));

export const readCards = {
  method: 'GET',
  path: '/contacts/cards',
  summary:
    'Contacts by their `ids`, at most 50 with commas between them, also those in the bin (`deletedAt`); unknown ones are left out',
  query: z.strictObject({ ids: idListSchema(CARDS_AT_ONCE) }),
  answer: itemsSchema(contactSchema),
} as const satisfies Endpoint;

export const listContactLinks = {
  method: 'GET',
  path: '/contacts/links',
  summary:
    'The contact that each of these people is linked to (`userIds`, at most 100 with commas between them); those who are none are left out',
  query: z.strictObject({ userIds: idListSchema(LINKS_AT_ONCE) }),
  answer: itemsSchema(contactLinkSchema),
} as const satisfies Endpoint;

export const listPeopleToAdd = {
  method: 'GET',
  path: '/contacts/people',
  summary: 'People here whom no contact is linked to, found by the beginnings of their names',
  query: z.strictObject({ query: z.string().max(200).optional(), limit: limitSchema(50).optional() }),
  answer: itemsSchema(personSchema),
} as const satisfies Endpoint;

export const listContactMessages = {
  method: 'GET',
  path: '/contacts/{id}/messages',
  summary: 'The messages that show the card of a contact, newest first, of your own conversations',
  query: listQuerySchema,
  answer: pageSchema(messageSchema),
} as const satisfies Endpoint;
