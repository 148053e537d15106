import { z } from 'zod';
import { conversationSchema } from '../conversations/conversation.ts';
import { roomSchema } from '../conversations/room.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const roomsQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const listRooms = {
  method: 'GET',
  path: '/rooms',
  summary: 'The public rooms and the private ones that you are in, by name',
  query: roomsQuerySchema,
  answer: pageSchema(roomSchema),
} as const satisfies Endpoint;

export const getRoom = {
  method: 'GET',
  path: '/rooms/{slug}',
  summary: 'One room',
  answer: roomSchema,
} as const satisfies Endpoint;

export const joinRoom = {
  method: 'POST',
  path: '/rooms/{slug}/join',
  summary: 'Join a room; also succeeds when you are in it already',
  answer: conversationSchema,
  errors: ['room_archived', 'room_full'],
} as const satisfies Endpoint;

export const leaveRoom = {
  method: 'POST',
  path: '/rooms/{slug}/leave',
  summary: 'Leave a room; also succeeds when you are not in it',
} as const satisfies Endpoint;
