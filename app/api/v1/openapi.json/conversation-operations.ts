import { z } from 'zod';
import { conversationSchema, memberSchema } from '@/lib/contract/conversations/conversation.ts';
import { draftSchema } from '@/lib/contract/conversations/draft.ts';
import { messageSchema, messageVersionSchema, receiptSchema } from '@/lib/contract/conversations/message.ts';
import { roomSchema } from '@/lib/contract/conversations/room.ts';
import { pageSchema } from '@/lib/contract/values/paging.ts';
import * as changes from '../conversations/[id]/changes/route.ts';
import * as draft from '../conversations/[id]/draft/route.ts';
import * as drafts from '../conversations/[id]/drafts/route.ts';
import * as membership from '../conversations/[id]/me/route.ts';
import * as member from '../conversations/[id]/members/[userId]/route.ts';
import * as members from '../conversations/[id]/members/route.ts';
import * as conversationMessages from '../conversations/[id]/messages/route.ts';
import * as read from '../conversations/[id]/read/route.ts';
import * as conversation from '../conversations/[id]/route.ts';
import * as unread from '../conversations/[id]/unread/route.ts';
import * as conversations from '../conversations/route.ts';
import * as reaction from '../messages/[id]/reactions/[emoji]/route.ts';
import * as receipts from '../messages/[id]/receipts/route.ts';
import * as message from '../messages/[id]/route.ts';
import * as versions from '../messages/[id]/versions/route.ts';
import * as join from '../rooms/[slug]/join/route.ts';
import * as leave from '../rooms/[slug]/leave/route.ts';
import * as room from '../rooms/[slug]/route.ts';
import * as rooms from '../rooms/route.ts';
import { doors } from './operation.ts';

const items = (item: z.ZodType) => z.object({ items: z.array(item) });

export const conversationOperations = [
  ...doors('/conversations', conversations, {
    GET: { summary: 'Your conversations, newest activity first', answer: pageSchema(conversationSchema) },
    POST: {
      summary: 'Open a direct conversation, or make a room',
      answer: conversationSchema,
      status: 201,
      also: { 200: 'The direct conversation that was there' },
    },
  }),
  ...doors('/conversations/{id}', conversation, {
    GET: { summary: 'One conversation', answer: conversationSchema },
    PATCH: { summary: 'Change a room', answer: conversationSchema },
  }),
  ...doors('/conversations/{id}/messages', conversationMessages, {
    GET: { summary: 'A page of messages, oldest first', answer: pageSchema(messageSchema) },
    POST: {
      summary: 'Send a message; the same clientId again gives the same message',
      answer: messageSchema,
      status: 201,
      also: { 200: 'It was stored before' },
    },
  }),
  ...doors('/conversations/{id}/changes', changes, {
    GET: {
      summary: 'Each message that changed after a number, as it is now',
      answer: z.object({ items: z.array(messageSchema), revision: z.number().int(), hasMore: z.boolean() }),
    },
  }),
  ...doors('/conversations/{id}/read', read, { PUT: { summary: 'Mark as read up to a message' } }),
  ...doors('/conversations/{id}/unread', unread, { PUT: { summary: 'Mark as unread from a message on' } }),
  ...doors('/conversations/{id}/me', membership, {
    PATCH: { summary: 'Mute, or choose what notifies you', answer: conversationSchema },
  }),
  ...doors('/conversations/{id}/draft', draft, { PUT: { summary: 'Keep a draft' } }),
  ...doors('/conversations/{id}/drafts', drafts, {
    GET: { summary: 'Your drafts, by device', answer: items(draftSchema) },
  }),
  ...doors('/conversations/{id}/members', members, {
    GET: { summary: 'The members', answer: pageSchema(memberSchema) },
  }),
  ...doors('/conversations/{id}/members/{userId}', member, {
    PUT: { summary: 'Add a member, or give one a role' },
    DELETE: { summary: 'Remove a member' },
  }),
  ...doors('/messages/{id}', message, {
    GET: { summary: 'One message', answer: messageSchema },
    PATCH: { summary: 'Edit your message', answer: messageSchema },
    DELETE: { summary: 'Delete your message; `undo=true` takes it back while nobody has read it' },
  }),
  ...doors('/messages/{id}/versions', versions, {
    GET: { summary: 'What a message said before', answer: items(messageVersionSchema) },
  }),
  ...doors('/messages/{id}/receipts', receipts, {
    GET: { summary: 'Who received and read a message', answer: items(receiptSchema) },
  }),
  ...doors('/messages/{id}/reactions/{emoji}', reaction, {
    PUT: { summary: 'React to a message' },
    DELETE: { summary: 'Take a reaction back' },
  }),
  ...doors('/rooms', rooms, { GET: { summary: 'The rooms one can join', answer: pageSchema(roomSchema) } }),
  ...doors('/rooms/{slug}', room, { GET: { summary: 'One room', answer: roomSchema } }),
  ...doors('/rooms/{slug}/join', join, { POST: { summary: 'Join a room', answer: conversationSchema } }),
  ...doors('/rooms/{slug}/leave', leave, { POST: { summary: 'Leave a room' } }),
];
