import type { FactOf } from '../bus/facts.ts';
import { readContactChanges } from '../contacts/address-book/list-contact-changes.ts';
import { addressBookRevision } from '../contacts/stored/address-book-revision.ts';
import type { Context } from '../context/context.ts';
import { listMissedMessages } from '../messages/read/list-message-changes.ts';
import { learnNumbers } from '../messages/send/stored-seqs.ts';
import { newestRevision } from '../messages/send/write-message.ts';
import { OrderedFeed } from './ordered-feed.ts';
import { rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

/** Up to this many missed facts are emitted one by one; beyond, pages are asked to catch up themselves. */
const MISSED_MAX = 200;

/** The feeds of this process: one for each conversation with a subscribed socket here, and one for the address book. */
export interface Feeds {
  /** Starts the feed of a conversation at its latest revision, unless it runs already. */
  subscribe(conversationId: string, revision: number): void;
  /** Ends the feed of a conversation to which no socket here is subscribed any more. */
  unsubscribe(conversationId: string): void;
  /** How far the feed of a conversation has come, 0 while there is none. */
  revisionOf(conversationId: string): number;
  message(fact: FactOf<'message'>): void;
  contact(fact: FactOf<'contact'>): void;
  /** Notes the latest revisions in the store: a feed that is behind has missed something, and reads it. */
  noteConversations(latest: readonly { readonly conversationId: string; readonly revision: number }[]): void;
  /** As {@link Feeds.noteConversations}, of the address book. */
  noteAddressBook(revision: number): void;
}

/** Makes the feeds of this process, which emit to its own sockets only. */
export async function createFeeds(ctx: Context, io: LiveServer): Promise<Feeds> {
  const conversations = new Map<string, OrderedFeed<FactOf<'message'>>>();
  const addressBook = createAddressBookFeed(ctx, io, await addressBookRevision(ctx));
  return {
    subscribe(conversationId, revision) {
      if (conversations.has(conversationId)) return;
      conversations.set(conversationId, createConversationFeed(ctx, io, conversationId, revision));
    },
    unsubscribe: (conversationId) => void conversations.delete(conversationId),
    revisionOf: (conversationId) => conversations.get(conversationId)?.revision ?? 0,
    message(fact) {
      const { conversationId, revision } = fact.message;
      learnNumbers(ctx, fact.message);
      void conversations.get(conversationId)?.accept({ revision, fact });
    },
    contact: (fact) =>
      void addressBook.accept({
        revision: fact.payload.revision,
        ...('since' in fact.payload ? { since: fact.payload.since } : {}),
        fact,
      }),
    noteConversations(latest) {
      for (const { conversationId, revision } of latest)
        void conversations.get(conversationId)?.note(revision);
    },
    noteAddressBook: (revision) => void addressBook.note(revision),
  };
}

function createConversationFeed(ctx: Context, io: LiveServer, conversationId: string, latest: number) {
  const room = io.local.to(rooms.conversation(conversationId));
  return new OrderedFeed<FactOf<'message'>>(latest, {
    emit: ({ event, message }) => room.emit(event, message),
    requireSync: () => room.emit('sync:required', {}),
    readMissed: async (since) => {
      const missed = await listMissedMessages(ctx, { conversationId, since, limit: MISSED_MAX });
      if (missed === null) return { facts: null, revision: await newestRevision(ctx, conversationId) };
      const facts = missed.map((fact) => ({ revision: fact.message.revision, fact }));
      return { facts, revision: Math.max(since, ...facts.map(({ revision }) => revision)) };
    },
  });
}

function createAddressBookFeed(ctx: Context, io: LiveServer, latest: number) {
  const room = io.local.to(rooms.everyone);
  return new OrderedFeed<FactOf<'contact'>>(latest, {
    emit: (fact) => {
      if (fact.event === 'contact:created') room.emit(fact.event, fact.payload);
      else if (fact.event === 'contact:updated') room.emit(fact.event, fact.payload);
      else if (fact.event === 'contacts:imported') room.emit(fact.event, fact.payload);
      else room.emit(fact.event, fact.payload);
    },
    requireSync: () => room.emit('sync:required', {}),
    readMissed: async (since) => {
      const newest = await addressBookRevision(ctx);
      if (newest - since > MISSED_MAX) return { facts: null, revision: newest };
      const { items, revision } = await readContactChanges(ctx, { since, limit: MISSED_MAX });
      const facts = items.flatMap((item) =>
        contactFact(item).map((fact) => ({ revision: item.revision, fact })),
      );
      return { facts, revision };
    },
  });
}

type MissedChange = Awaited<ReturnType<typeof readContactChanges>>['items'][number];

/** A missed change as the fact it was. One of a contact that is gone by now is left out: its deletion follows. */
function contactFact({
  revision,
  type,
  id,
  contact,
  changedFields,
  byUserId,
  mergedIntoId,
}: MissedChange): FactOf<'contact'>[] {
  if (type === 'deleted') {
    const into = mergedIntoId === undefined ? {} : { mergedIntoId };
    return [{ event: 'contact:deleted', payload: { revision, id, byUserId, ...into } }];
  }
  if (!contact) return [];
  if (type === 'updated') {
    return [{ event: 'contact:updated', payload: { revision, contact, changedFields, byUserId } }];
  }
  return [{ event: 'contact:created', payload: { revision, contact } }];
}
