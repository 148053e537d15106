import {
  type Conversation,
  conversationSchema,
  type Member,
  memberSchema,
} from '../../../lib/contract/conversations/conversation.ts';
import {
  type CreateRoom,
  type Room,
  roomSchema,
  type SetMember,
  type UpdateRoom,
} from '../../../lib/contract/conversations/room.ts';
import { type Page, pageSchema } from '../../../lib/contract/values/paging.ts';
import { ask, read, tell } from './api-request.ts';

const roomsPage = pageSchema(roomSchema);
const membersPage = pageSchema(memberSchema);

const roomPath = (slug: string) => `rooms/${encodeURIComponent(slug)}`;
const conversationPath = (id: string) => `conversations/${encodeURIComponent(id)}`;
const memberPath = (id: string, userId: string) =>
  `${conversationPath(id)}/members/${encodeURIComponent(userId)}`;

/** The REST paths of rooms. Every one throws `ApiError`. */
export const roomsApi = {
  rooms: (query: string, cursor?: string): Promise<Page<Room>> =>
    read('rooms', { query: query || undefined, limit: '50', cursor }, roomsPage),
  create: (input: CreateRoom): Promise<Conversation> =>
    ask(
      'conversations',
      { method: 'POST', body: JSON.stringify({ kind: 'room', ...input }) },
      conversationSchema,
    ),
  join: (slug: string): Promise<Conversation> =>
    ask(`${roomPath(slug)}/join`, { method: 'POST' }, conversationSchema),
  leave: (slug: string): Promise<void> => tell('POST', `${roomPath(slug)}/leave`),
  update: (id: string, change: UpdateRoom): Promise<Conversation> =>
    ask(conversationPath(id), { method: 'PATCH', body: JSON.stringify(change) }, conversationSchema),
  members: (id: string, query: string, cursor?: string): Promise<Page<Member>> =>
    read(`${conversationPath(id)}/members`, { query: query || undefined, limit: '100', cursor }, membersPage),
  /** Invites somebody, or changes their role. */
  setMember: (id: string, userId: string, input: SetMember): Promise<void> =>
    tell('PUT', memberPath(id, userId), input),
  removeMember: (id: string, userId: string): Promise<void> => tell('DELETE', memberPath(id, userId)),
};
