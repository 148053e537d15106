import { z } from 'zod';
import {
  type Me,
  meSchema,
  type Person,
  personSchema,
  type UpdateMe,
} from '../../../lib/contract/accounts/account.ts';
import {
  type Contact,
  type ContactChange,
  contactChangeSchema,
  contactSchema,
} from '../../../lib/contract/contacts/contact.ts';
import {
  type Conversation,
  conversationSchema,
  type UpdateMembership,
} from '../../../lib/contract/conversations/conversation.ts';
import {
  type Message,
  type MessageVersion,
  messageSchema,
  messageVersionSchema,
  type Receipt,
  receiptSchema,
} from '../../../lib/contract/conversations/message.ts';
import { type Page, pageSchema } from '../../../lib/contract/values/paging.ts';
import { ask, read, tell } from './api-request.ts';

const changesOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), revision: z.number().int(), hasMore: z.boolean() });

const conversationsPage = pageSchema(conversationSchema);
const messagesPage = pageSchema(messageSchema);
const peoplePage = pageSchema(personSchema);
const contactsPage = pageSchema(contactSchema).extend({ revision: z.number().int() });
const messageChanges = changesOf(messageSchema);
const contactChanges = changesOf(contactChangeSchema);
const versionsSchema = z.object({ items: z.array(messageVersionSchema) });
const receiptsSchema = z.object({ items: z.array(receiptSchema) });

/** Where a page of messages begins or ends. */
export type MessagesPlace =
  | { readonly before: number }
  | { readonly after: number }
  | { readonly around: number }
  | { readonly at: string };
export type ContactPage = Page<Contact> & { revision: number };

/** What a trail of changes answers: `revision` is where to ask from next. */
export interface Changes<T> {
  items: T[];
  revision: number;
  hasMore: boolean;
}

/** The REST paths that the live page reads and writes. Every one throws {@link ApiError}. */
export const api = {
  conversations: (cursor?: string): Promise<Page<Conversation>> =>
    read('conversations', { limit: '50', cursor }, conversationsPage),
  conversation: (id: string): Promise<Conversation> =>
    read(`conversations/${encodeURIComponent(id)}`, {}, conversationSchema),
  messageChanges: (id: string, since: number): Promise<Changes<Message>> =>
    read(
      `conversations/${encodeURIComponent(id)}/changes`,
      { since: String(since), limit: '500' },
      messageChanges,
    ),
  /** A page of messages: before or after a number, around one, or from a time on. */
  messages: (id: string, place: MessagesPlace, limit: number): Promise<Page<Message>> =>
    read(
      `conversations/${encodeURIComponent(id)}/messages`,
      {
        ...Object.fromEntries(Object.entries(place).map(([name, value]) => [name, String(value)])),
        limit: String(limit),
      },
      messagesPage,
    ),
  message: (id: string): Promise<Message> => read(`messages/${encodeURIComponent(id)}`, {}, messageSchema),
  editMessage: (id: string, body: string): Promise<Message> =>
    ask(
      `messages/${encodeURIComponent(id)}`,
      { method: 'PATCH', body: JSON.stringify({ body }) },
      messageSchema,
    ),
  deleteMessage: (id: string): Promise<void> => tell('DELETE', `messages/${encodeURIComponent(id)}`),
  /** Takes a send back. Throws `already_read` or `too_late`. */
  undoMessage: (id: string): Promise<void> => tell('DELETE', `messages/${encodeURIComponent(id)}?undo=true`),
  versions: async (id: string): Promise<MessageVersion[]> =>
    (await read(`messages/${encodeURIComponent(id)}/versions`, {}, versionsSchema)).items,
  receipts: async (id: string): Promise<Receipt[]> =>
    (await read(`messages/${encodeURIComponent(id)}/receipts`, {}, receiptsSchema)).items,
  react: (id: string, emoji: string, isOn: boolean): Promise<void> =>
    tell(
      isOn ? 'PUT' : 'DELETE',
      `messages/${encodeURIComponent(id)}/reactions/${encodeURIComponent(emoji)}`,
    ),
  markRead: (conversationId: string, seq: number): Promise<void> =>
    tell('PUT', `conversations/${encodeURIComponent(conversationId)}/read`, { seq }),
  markUnread: (conversationId: string, seq: number): Promise<void> =>
    tell('PUT', `conversations/${encodeURIComponent(conversationId)}/unread`, { seq }),
  updateMembership: (conversationId: string, change: UpdateMembership): Promise<Conversation> =>
    ask(
      `conversations/${encodeURIComponent(conversationId)}/me`,
      { method: 'PATCH', body: JSON.stringify(change) },
      conversationSchema,
    ),
  me: (): Promise<Me> => read('me', {}, meSchema),
  updateMe: (change: UpdateMe): Promise<Me> =>
    ask('me', { method: 'PATCH', body: JSON.stringify(change) }, meSchema),
  people: (cursor?: string): Promise<Page<Person>> => read('users', { limit: '200', cursor }, peoplePage),
  person: (id: string): Promise<Person> => read(`users/${encodeURIComponent(id)}`, {}, personSchema),
  contacts: (query: string, limit: number, cursor?: string): Promise<ContactPage> =>
    read('contacts', { query: query || undefined, limit: String(limit), cursor }, contactsPage),
  contact: (id: string): Promise<Contact> => read(`contacts/${encodeURIComponent(id)}`, {}, contactSchema),
  contactChanges: (since: number): Promise<Changes<ContactChange>> =>
    read('contacts/changes', { since: String(since), limit: '500' }, contactChanges),
};
