import { z } from 'zod';
import { contactSchema } from '../contacts/contact.ts';
import { duplicateGroupSchema, mergeContactsSchema } from '../contacts/contact-find.ts';
import { contactHistorySchema, putBackSchema } from '../contacts/contact-history.ts';
import { idSchema } from '../values/ids.ts';
import { limitSchema, listQuerySchema, pageSchema, positionSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const historyQuerySchema = z.strictObject({
  limit: limitSchema(200).optional(),
  cursor: positionSchema.optional(),
});

const duplicatesQuerySchema = listQuerySchema.extend({
  /** Only the possible duplicates of this contact. */
  of: idSchema.optional(),
});

export const listContactHistory = {
  method: 'GET',
  path: '/contacts/{id}/history',
  summary: 'Every change of a contact, newest first: each field before and after, who, when, from where',
  query: historyQuerySchema,
  answer: contactHistorySchema,
} as const satisfies Endpoint;

export const putBack = {
  method: 'POST',
  path: '/contacts/{id}/history/{revision}/put-back',
  summary: 'Undo what one change did to one field',
  body: putBackSchema,
  answer: contactSchema,
  errors: ['photo_not_kept'],
} as const satisfies Endpoint;

export const listDuplicates = {
  method: 'GET',
  path: '/contacts/duplicates',
  summary:
    'Contacts that may be one person. A page may be empty while `nextCursor` says that there is more to read',
  query: duplicatesQuerySchema,
  answer: pageSchema(duplicateGroupSchema),
} as const satisfies Endpoint;

export const dismissDuplicate = {
  method: 'PUT',
  path: '/contacts/{id}/apart/{otherId}',
  summary: 'Say that two contacts are not duplicates: they are no longer suggested',
} as const satisfies Endpoint;

export const undismissDuplicate = {
  method: 'DELETE',
  path: '/contacts/{id}/apart/{otherId}',
  summary: 'Allow two contacts to be suggested as duplicates again',
} as const satisfies Endpoint;

export const mergeDuplicates = {
  method: 'POST',
  path: '/contacts/{id}/merge',
  summary: 'Make two contacts one; the other goes to the bin',
  body: mergeContactsSchema,
  answer: contactSchema,
  errors: ['changed_meanwhile'],
} as const satisfies Endpoint;

export const unmergeDuplicates = {
  method: 'POST',
  path: '/contacts/{id}/unmerge',
  summary: 'Undo a merge; `id` is the contact in the bin',
  answer: contactSchema,
} as const satisfies Endpoint;
