import { z } from 'zod';
import { type Person, personSchema } from '../../lib/contract/account.ts';
import {
  type Contact,
  type ContactChange,
  contactChangeSchema,
  contactSchema,
} from '../../lib/contract/contact.ts';
import { type Conversation, conversationSchema } from '../../lib/contract/conversation.ts';
import { type ErrorCode, errorCodeSchema } from '../../lib/contract/errors.ts';
import { type Message, messageSchema } from '../../lib/contract/message.ts';
import { type Page, pageSchema } from '../../lib/contract/paging.ts';

/** An answer that is no success. `code` is null when none came: no network, or no server behind it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode | null;

  constructor(code: ErrorCode | null, message: string) {
    super(message);
    this.code = code;
  }
}

const changesOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), revision: z.number().int(), hasMore: z.boolean() });

const conversationsPage = pageSchema(conversationSchema);
const messagesPage = pageSchema(messageSchema);
const peoplePage = pageSchema(personSchema);
const contactsPage = pageSchema(contactSchema).extend({ revision: z.number().int() });
const messageChanges = changesOf(messageSchema);
const contactChanges = changesOf(contactChangeSchema);
const problemSchema = z.object({
  code: errorCodeSchema,
  detail: z.string().optional(),
  title: z.string().optional(),
});

export type ContactPage = Page<Contact> & { revision: number };

/** What a trail of changes answers: `revision` is where to ask from next. */
export interface Changes<T> {
  items: T[];
  revision: number;
  hasMore: boolean;
}

let underWay = new AbortController();

/** Gives up every request under way: nobody is signed in here any more. */
export function giveUpRequests(): void {
  underWay.abort();
  underWay = new AbortController();
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
  olderMessages: (id: string, before: number, limit: number): Promise<Page<Message>> =>
    read(
      `conversations/${encodeURIComponent(id)}/messages`,
      { before: String(before), limit: String(limit) },
      messagesPage,
    ),
  message: (id: string): Promise<Message> => read(`messages/${encodeURIComponent(id)}`, {}, messageSchema),
  editMessage: (id: string, body: string): Promise<Message> =>
    ask(
      `messages/${encodeURIComponent(id)}`,
      { method: 'PATCH', body: JSON.stringify({ body }) },
      messageSchema,
    ),
  deleteMessage: (id: string): Promise<unknown> =>
    ask(`messages/${encodeURIComponent(id)}`, { method: 'DELETE' }, z.unknown()),
  people: (cursor?: string): Promise<Page<Person>> => read('users', { limit: '200', cursor }, peoplePage),
  person: (id: string): Promise<Person> => read(`users/${encodeURIComponent(id)}`, {}, personSchema),
  contacts: (query: string, limit: number, cursor?: string): Promise<ContactPage> =>
    read('contacts', { query: query || undefined, limit: String(limit), cursor }, contactsPage),
  contact: (id: string): Promise<Contact> => read(`contacts/${encodeURIComponent(id)}`, {}, contactSchema),
  contactChanges: (since: number): Promise<Changes<ContactChange>> =>
    read('contacts/changes', { since: String(since), limit: '500' }, contactChanges),
};

async function read<T>(
  path: string,
  query: Record<string, string | undefined>,
  schema: z.ZodType<T>,
): Promise<T> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return await ask(search ? `${path}?${search}` : path, {}, schema);
}

async function ask<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
  const headers = {
    accept: 'application/json',
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  };
  let answer: Response;
  let body: unknown;
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(15_000), underWay.signal]);
    answer = await fetch(`/api/v1/${path}`, { ...init, headers, signal });
    body = answer.status === 204 ? null : await answer.json();
  } catch {
    throw new ApiError(null, 'Could not reach the server.');
  }
  if (!answer.ok) {
    const problem = problemSchema.safeParse(body);
    const said = problem.success ? (problem.data.detail ?? problem.data.title) : undefined;
    throw new ApiError(problem.success ? problem.data.code : null, said ?? 'The server could not answer.');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new ApiError(null, 'The server answered in a way this page does not understand.');
  return parsed.data;
}
