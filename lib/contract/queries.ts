import { z } from 'zod';
import { contactSortSchema } from './contact.ts';
import { MESSAGES_MAX } from './message.ts';
import { cursorSchema, limitSchema, positionSchema } from './paging.ts';

/** The query parameters of the REST paths; others are refused. */
export const listQuerySchema = z.strictObject({
  limit: limitSchema(200).optional(),
  cursor: cursorSchema.optional(),
});

export const peopleQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const contactsQuerySchema = listQuerySchema.extend({
  query: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  sort: contactSortSchema.optional(),
});

export const changesQuerySchema = z.strictObject({
  since: positionSchema,
  limit: limitSchema(1000).optional(),
});

export const messagesQuerySchema = z.strictObject({
  before: positionSchema.optional(),
  after: positionSchema.optional(),
  limit: limitSchema(MESSAGES_MAX).optional(),
  cursor: cursorSchema.optional(),
});
