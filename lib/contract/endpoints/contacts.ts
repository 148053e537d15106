import { z } from 'zod';
import {
  contactChangeSchema,
  contactInputSchema,
  contactPageSchema,
  contactPatchSchema,
  contactSchema,
  contactSortSchema,
  newContactSchema,
} from '../contacts/contact.ts';
import {
  comingBirthdaySchema,
  contactCountSchema,
  contactLettersSchema,
  contactTagsSchema,
  exportChosenSchema,
} from '../contacts/contact-find.ts';
import { idSchema } from '../values/ids.ts';
import { IMAGE_TYPES, PHOTO_TYPES } from '../values/image-type.ts';
import {
  changesQuerySchema,
  changesSchema,
  cursorSchema,
  listQuerySchema,
  pageSchema,
} from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const contactsQuerySchema = listQuerySchema.extend({
  query: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  sort: contactSortSchema.optional(),
  /** Only the caller's favourites. */
  favourite: z.stringbool().optional(),
  /** The bin instead of the address book, newest deletion first. */
  deleted: z.stringbool().optional(),
  /** Only names that begin with this letter and those after it: one of `GET /contacts/letters`. */
  from: z.string().min(1).max(8).optional(),
  /** The page that begins with this contact, wherever it is now. Not of a search. */
  at: idSchema.optional(),
  /** The rows before this cursor (`previousCursor` of an answer) instead of those after one. */
  before: cursorSchema.optional(),
  /** The last page instead of the first. Not of a search. */
  end: z.stringbool().optional(),
});

const countQuerySchema = z.strictObject({
  query: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  favourite: z.stringbool().optional(),
});

const exportQuerySchema = z.strictObject({
  format: z.enum(['csv', 'vcard']),
  /** Of vCards: 4.0 unless 3.0 is asked for. */
  version: z.enum(['3.0', '4.0']).optional(),
  tag: z.string().max(200).optional(),
  favourite: z.stringbool().optional(),
});

export const listContacts = {
  method: 'GET',
  path: '/contacts',
  summary:
    'One page of the address book, or with `deleted=true` of its bin; a search puts names that begin with it first',
  query: contactsQuerySchema,
  answer: contactPageSchema,
} as const satisfies Endpoint;

export const createContact = {
  method: 'POST',
  path: '/contacts',
  summary: 'Add a contact, in the long or the short form; under an `id` made by the client it is stored once',
  body: newContactSchema,
  answer: contactSchema,
  status: 201,
  otherStatuses: { 200: 'The same `id` with the same content again: the stored contact' },
  errors: ['id_reused'],
} as const satisfies Endpoint;

export const getContact = {
  method: 'GET',
  path: '/contacts/{id}',
  summary: 'One contact, with its ETag',
  answer: contactSchema,
  headers: ['If-None-Match'],
} as const satisfies Endpoint;

export const replaceContact = {
  method: 'PUT',
  path: '/contacts/{id}',
  summary: 'Replace a contact; fields left out become empty',
  body: contactInputSchema,
  answer: contactSchema,
  headers: ['If-Match', 'If-None-Match'],
  errors: ['bad_if_match', 'changed_meanwhile'],
} as const satisfies Endpoint;

export const updateContact = {
  method: 'PATCH',
  path: '/contacts/{id}',
  summary: 'Change the named fields (JSON Merge Patch)',
  body: contactPatchSchema,
  answer: contactSchema,
  headers: ['If-Match'],
  errors: ['bad_if_match', 'changed_meanwhile'],
} as const satisfies Endpoint;

export const deleteContact = {
  method: 'DELETE',
  path: '/contacts/{id}',
  summary: 'Put a contact into the bin for 30 days',
  headers: ['If-Match'],
  errors: ['bad_if_match', 'changed_meanwhile'],
} as const satisfies Endpoint;

export const restoreContact = {
  method: 'POST',
  path: '/contacts/{id}/restore',
  summary: 'Bring a contact back from the bin',
  answer: contactSchema,
} as const satisfies Endpoint;

export const getPhoto = {
  method: 'GET',
  path: '/contacts/{id}/photo',
  summary: 'The photo of a contact',
  answerFile: IMAGE_TYPES,
  otherStatuses: { 304: 'The caller has this photo already' },
  headers: ['If-None-Match'],
} as const satisfies Endpoint;

export const putPhoto = {
  method: 'PUT',
  path: '/contacts/{id}/photo',
  summary:
    'Set the photo: a JPEG, PNG, WebP, GIF or AVIF of at most 20 MB. What describes it is taken out, and a large one is made smaller',
  file: PHOTO_TYPES,
  answer: contactSchema,
  errors: ['too_large'],
} as const satisfies Endpoint;

export const deletePhoto = {
  method: 'DELETE',
  path: '/contacts/{id}/photo',
  summary: 'Remove the photo',
} as const satisfies Endpoint;

export const addFavourite = {
  method: 'PUT',
  path: '/contacts/{id}/favourite',
  summary: 'Make a contact one of your favourites; no one else sees it',
} as const satisfies Endpoint;

export const removeFavourite = {
  method: 'DELETE',
  path: '/contacts/{id}/favourite',
  summary: 'Remove a contact from your favourites',
} as const satisfies Endpoint;

export const listContactChanges = {
  method: 'GET',
  path: '/contacts/changes',
  summary: 'Every change after a revision, in order',
  query: changesQuerySchema,
  answer: changesSchema(contactChangeSchema),
  errors: ['too_old'],
} as const satisfies Endpoint;

export const listTags = {
  method: 'GET',
  path: '/contacts/tags',
  summary: 'The tags, each with the number of its contacts',
  answer: contactTagsSchema,
} as const satisfies Endpoint;

export const listLetters = {
  method: 'GET',
  path: '/contacts/letters',
  summary: 'The first letters of the names, each with its number of contacts and its position in the list',
  answer: contactLettersSchema,
} as const satisfies Endpoint;

export const listBirthdays = {
  method: 'GET',
  path: '/contacts/birthdays',
  summary:
    'The birthdays of the next 30 days, in their order; 29 February is the last of February in other years',
  query: listQuerySchema.extend({
    /** The first day, such as 2026-03-01; that of the caller’s clock when it is left out. */
    from: z.iso.date().optional(),
  }),
  answer: pageSchema(comingBirthdaySchema),
} as const satisfies Endpoint;

export const countContacts = {
  method: 'GET',
  path: '/contacts/count',
  summary:
    'How many contacts `GET /contacts` lists; of a search perhaps only that there are more than so many',
  query: countQuerySchema,
  answer: contactCountSchema,
} as const satisfies Endpoint;

export const exportContacts = {
  method: 'GET',
  path: '/contacts/export',
  summary: 'The address book as a file, streamed',
  query: exportQuerySchema,
  answerFile: ['text/csv', 'text/vcard'],
} as const satisfies Endpoint;

export const exportChosen = {
  method: 'POST',
  path: '/contacts/export',
  summary: 'Chosen contacts as a file, streamed; those that are not there are left out',
  body: exportChosenSchema,
  answerFile: ['text/csv', 'text/vcard'],
} as const satisfies Endpoint;
