import { z } from 'zod';
import {
  conversationSchema,
  memberSchema,
  openConversationSchema,
  readPositionSchema,
  unreadPositionSchema,
  updateMembershipSchema,
} from '../conversations/conversation.ts';
import { draftSchema, saveDraftSchema } from '../conversations/draft.ts';
import { setMemberSchema, updateRoomSchema } from '../conversations/room.ts';
import { idSchema } from '../values/ids.ts';
import { itemsSchema, listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const membersQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const listConversations = {
  method: 'GET',
  path: '/conversations',
  summary:
    'Your conversations, newest activity first; `pinnedIds` are all that you pinned, in their order; `otherIds`, with the first page, are those of your conversations that are not on it',
  query: listQuerySchema,
  answer: pageSchema(conversationSchema).extend({
    pinnedIds: z.array(idSchema),
    otherIds: z.array(idSchema).optional(),
  }),
} as const satisfies Endpoint;

export const openConversation = {
  method: 'POST',
  path: '/conversations',
  summary: 'Open a direct conversation, or make a room',
  body: openConversationSchema,
  answer: conversationSchema,
  status: 201,
  otherStatuses: { 200: 'The direct conversation that exists already' },
} as const satisfies Endpoint;

export const getConversation = {
  method: 'GET',
  path: '/conversations/{id}',
  summary: 'One conversation, with its first 50 members',
  answer: conversationSchema,
} as const satisfies Endpoint;

export const updateRoom = {
  method: 'PATCH',
  path: '/conversations/{id}',
  summary: 'Change the name or the settings of a room; for its owners and admins',
  body: updateRoomSchema,
  answer: conversationSchema,
  errors: ['forbidden', 'room_archived'],
} as const satisfies Endpoint;

export const listMembers = {
  method: 'GET',
  path: '/conversations/{id}/members',
  summary: 'All members, in the order in which they came',
  query: membersQuerySchema,
  answer: pageSchema(memberSchema),
} as const satisfies Endpoint;

export const setMember = {
  method: 'PUT',
  path: '/conversations/{id}/members/{userId}',
  summary:
    'Invite a person (any member of a public room, owners and admins of a private one), or change a role (owners)',
  body: setMemberSchema,
  errors: ['forbidden', 'room_archived', 'room_full', 'last_owner'],
} as const satisfies Endpoint;

export const removeMember = {
  method: 'DELETE',
  path: '/conversations/{id}/members/{userId}',
  summary: 'Remove a member: owners remove anybody, admins remove members, everybody themselves',
  errors: ['forbidden'],
} as const satisfies Endpoint;

export const updateMembership = {
  method: 'PATCH',
  path: '/conversations/{id}/me',
  summary: 'Mute a conversation, choose what notifies you, or pin it to the top of your list',
  body: updateMembershipSchema,
  answer: conversationSchema,
  errors: ['too_many_pinned'],
} as const satisfies Endpoint;

export const markRead = {
  method: 'PUT',
  path: '/conversations/{id}/read',
  summary: 'Mark as read up to a message; never moves back, and removes "unread from here"',
  body: readPositionSchema,
} as const satisfies Endpoint;

export const markUnread = {
  method: 'PUT',
  path: '/conversations/{id}/unread',
  summary: 'Mark as unread from a message on, until you next read',
  body: unreadPositionSchema,
} as const satisfies Endpoint;

export const saveDraft = {
  method: 'PUT',
  path: '/conversations/{id}/draft',
  summary: 'Save the draft of one device; an empty `body` removes it',
  body: saveDraftSchema,
} as const satisfies Endpoint;

export const listDrafts = {
  method: 'GET',
  path: '/conversations/{id}/drafts',
  summary: 'Your drafts, one for each device; no one else sees them',
  answer: itemsSchema(draftSchema),
} as const satisfies Endpoint;
