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

export const roomsQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const membersQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

/** A page before or after a number, around one, or from a time on; at most one of the places. */
export const messagesQuerySchema = z
  .strictObject({
    before: positionSchema.optional(),
    after: positionSchema.optional(),
    around: positionSchema.optional(),
    at: z.iso.datetime({ offset: true, error: 'Use a time such as 2026-05-01T08:00:00Z.' }).optional(),
    limit: limitSchema(MESSAGES_MAX).optional(),
    cursor: cursorSchema.optional(),
  })
  .refine(({ before, after, around, at }) => isOnePlace(before ?? after, around, at), {
    path: ['around'],
    message: 'Ask around a number, from a time, or before and after numbers: not both.',
  });

function isOnePlace(...places: readonly (string | number | undefined)[]): boolean {
  return places.filter((place) => place !== undefined).length <= 1;
}

export const deleteMessageQuerySchema = z.strictObject({ undo: z.stringbool().optional() });
