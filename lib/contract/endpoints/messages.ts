import { z } from 'zod';
import { reactionPathSchema } from '../conversations/emoji.ts';
import {
  editMessageSchema,
  MESSAGES_MAX,
  messageSchema,
  messageVersionSchema,
  receiptSchema,
  savedMarkSchema,
  savedMessageSchema,
  sendMessageSchema,
} from '../conversations/message.ts';
import {
  changesQuerySchema,
  changesSchema,
  cursorSchema,
  itemsSchema,
  limitSchema,
  listQuerySchema,
  pageSchema,
  positionSchema,
} from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

/** A page before or after a number, around one, or from a time on; at most one of these. */
const messagesQuerySchema = z
  .strictObject({
    before: positionSchema.optional(),
    after: positionSchema.optional(),
    around: positionSchema.optional(),
    at: z.iso.datetime({ offset: true, error: 'Use a time such as 2026-05-01T08:00:00Z.' }).optional(),
    limit: limitSchema(MESSAGES_MAX).optional(),
    cursor: cursorSchema.optional(),
  })
  .refine(({ before, after, around, at }) => isAtMostOne(before ?? after, around, at), {
    path: ['around'],
    message: 'Ask around a number, from a time, or before and after numbers: not both.',
  });

function isAtMostOne(...values: readonly (string | number | undefined)[]): boolean {
  return values.filter((value) => value !== undefined).length <= 1;
}

const deleteMessageQuerySchema = z.strictObject({ undo: z.stringbool().optional() });

export const listMessages = {
  method: 'GET',
  path: '/conversations/{id}/messages',
  summary:
    'A page of messages, oldest first: the newest ones, or those before, after or around a number or from a time on',
  query: messagesQuerySchema,
  answer: pageSchema(messageSchema),
} as const satisfies Endpoint;

export const sendMessage = {
  method: 'POST',
  path: '/conversations/{id}/messages',
  summary: 'Send a message; the same `clientId` again answers the same message, stored once',
  body: sendMessageSchema,
  answer: messageSchema,
  status: 201,
  otherStatuses: { 200: 'It was stored before' },
  errors: ['client_id_reused', 'room_archived', 'announcement_only'],
} as const satisfies Endpoint;

export const listMessageChanges = {
  method: 'GET',
  path: '/conversations/{id}/changes',
  summary: 'Each message that changed after a revision, once, as it is now',
  query: changesQuerySchema,
  answer: changesSchema(messageSchema),
} as const satisfies Endpoint;

export const getMessage = {
  method: 'GET',
  path: '/messages/{id}',
  summary: 'One message',
  answer: messageSchema,
} as const satisfies Endpoint;

export const editMessage = {
  method: 'PATCH',
  path: '/messages/{id}',
  summary: 'Edit your message; the earlier text stays among its versions',
  body: editMessageSchema,
  answer: messageSchema,
  errors: ['forbidden', 'room_archived', 'announcement_only', 'too_many_changes'],
} as const satisfies Endpoint;

export const deleteMessage = {
  method: 'DELETE',
  path: '/messages/{id}',
  summary:
    'Delete your message, which leaves a trace; with `undo=true` take it back within 10 s while no one has read it',
  query: deleteMessageQuerySchema,
  errors: ['forbidden', 'already_read', 'too_late'],
} as const satisfies Endpoint;

export const pinMessage = {
  method: 'PUT',
  path: '/messages/{id}/pin',
  summary: 'Pin a message in its conversation: both of a direct one, the owners and admins of a room',
  errors: ['forbidden', 'room_archived', 'not_accepted', 'too_many_pins', 'too_many_changes'],
} as const satisfies Endpoint;

export const unpinMessage = {
  method: 'DELETE',
  path: '/messages/{id}/pin',
  summary: 'Unpin a message; for those who may pin it',
  errors: ['forbidden', 'room_archived', 'not_accepted'],
} as const satisfies Endpoint;

export const removePreview = {
  method: 'DELETE',
  path: '/messages/{id}/preview',
  summary: 'Remove the link preview of your message; it gets no other one',
  errors: ['forbidden'],
} as const satisfies Endpoint;

export const listPinned = {
  method: 'GET',
  path: '/conversations/{id}/pins',
  summary: 'The pinned messages of a conversation, the one pinned last first',
  answer: itemsSchema(messageSchema),
} as const satisfies Endpoint;

export const saveMessage = {
  method: 'PUT',
  path: '/messages/{id}/saved',
  summary: 'Save a message for yourself; no one else sees it',
  errors: ['forbidden', 'too_many_saved'],
} as const satisfies Endpoint;

export const unsaveMessage = {
  method: 'DELETE',
  path: '/messages/{id}/saved',
  summary: 'Take a message out of those that you saved',
} as const satisfies Endpoint;

export const listSaved = {
  method: 'GET',
  path: '/saved',
  summary: 'The messages that you saved and may still read, the one saved last first',
  query: listQuerySchema,
  answer: pageSchema(savedMessageSchema),
} as const satisfies Endpoint;

export const listSavedIn = {
  method: 'GET',
  path: '/conversations/{id}/saved',
  summary: 'Which messages of a conversation you saved',
  answer: itemsSchema(savedMarkSchema),
} as const satisfies Endpoint;

export const listVersions = {
  method: 'GET',
  path: '/messages/{id}/versions',
  summary: 'The earlier texts of a message, oldest first',
  answer: itemsSchema(messageVersionSchema),
} as const satisfies Endpoint;

export const listReceipts = {
  method: 'GET',
  path: '/messages/{id}/receipts',
  summary: 'Who received and read a message, and when',
  answer: itemsSchema(receiptSchema),
} as const satisfies Endpoint;

export const addReaction = {
  method: 'PUT',
  path: '/messages/{id}/reactions/{emoji}',
  summary: 'React to a message with one emoji',
  params: reactionPathSchema,
  errors: ['forbidden', 'room_archived', 'too_many_emoji', 'too_many_changes'],
} as const satisfies Endpoint;

export const removeReaction = {
  method: 'DELETE',
  path: '/messages/{id}/reactions/{emoji}',
  summary: 'Take a reaction back',
  params: reactionPathSchema,
  errors: ['forbidden', 'room_archived'],
} as const satisfies Endpoint;
