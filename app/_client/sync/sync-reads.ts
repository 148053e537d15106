import type { Contact, ContactChange } from '../../../lib/contract/contacts/contact.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { Changes, Page } from '../../../lib/contract/values/paging.ts';
import { call } from '../rest/call.ts';

const CHANGES_LIMIT = 500;

interface ConversationPage extends Page<Conversation> {
  /** All that is pinned, in its order. */
  readonly pinnedIds: readonly string[];
  /** With the first page: all that are not on it. */
  readonly otherIds?: readonly string[] | undefined;
}

/** What catching up reads of conversations. Each throws `ApiError`. */
export interface ConversationReads {
  conversations(cursor?: string): Promise<ConversationPage>;
  conversation(id: string): Promise<Conversation>;
  messageChanges(conversationId: string, since: number): Promise<Changes<Message>>;
}

/** What catching up reads of the address book. Each throws `ApiError`. */
export interface AddressBookReads {
  contactChanges(since: number): Promise<Changes<ContactChange>>;
  /** The first page of the address book. */
  contacts(query: string, limit: number): Promise<Page<Contact> & { revision: number }>;
}

/** What catching up reads from the server. */
export const syncReads: ConversationReads & AddressBookReads = {
  conversations: (cursor) => call('GET /conversations', { query: { limit: 50, cursor } }),
  conversation: (id) => call('GET /conversations/{id}', { params: { id } }),
  messageChanges: (id, since) =>
    call('GET /conversations/{id}/changes', { params: { id }, query: { since, limit: CHANGES_LIMIT } }),
  contactChanges: (since) => call('GET /contacts/changes', { query: { since, limit: CHANGES_LIMIT } }),
  contacts: (query, limit) => call('GET /contacts', { query: { query: query || undefined, limit } }),
};
