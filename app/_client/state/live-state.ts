import type { Me, Person } from '../../../lib/contract/accounts/account.ts';
import type { ContactLink } from '../../../lib/contract/contacts/contact-link.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Draft } from '../../../lib/contract/conversations/draft.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { type AddressBookState, reduceAddressBook, startAddressBook } from '../address-book/address-book.ts';
import {
  applyConversations,
  applyReceipt,
  applyMessage as applyToConversations,
  type ConversationList,
  clearUnreadFrom,
  emptyConversationList,
  markUnreadFrom,
  partnerIds,
  removeConversation,
  renameMembers,
} from './conversation-list.ts';
import type { Connection, LiveAction, PlaceAction, ThreadAction } from './live-actions.ts';
import { type PendingByConversation, type PendingMessage, withoutStored } from './pending.ts';
import { applyNewPeople, applyPeople, applyPresence, noPeople, type People } from './people.ts';
import { noneSaved, reduceSaved, type Saved } from './saved.ts';
import {
  applyChanges,
  applyMessage,
  applyOlder,
  applyPast,
  type HeldThread,
  leavePast,
  noteRevision,
  openThread,
  reseedThread,
  type ThreadSeed,
} from './thread.ts';
import { endTyping, noTyping, startTyping, stopTyping, type Typing } from './typing.ts';

/** How many conversations keep their messages in memory; the one opened longest ago gives way. */
const HELD_THREADS = 20;

/** A text for a screen reader. `number` distinguishes two equal sentences. */
export interface Announcement {
  readonly number: number;
  readonly text: string;
  readonly isUrgent: boolean;
}

/** Everything that is live on a page: the one state, of which screens read parts. */
export interface LiveState {
  readonly me: Me;
  /** The largest file that the server takes, in bytes. */
  readonly fileMax: number;
  readonly connection: Connection;
  /** Why the session ended, or null while it lasts. */
  readonly endedReason: string | null;
  /** The conversation on the screen; null while there is none. */
  readonly openConversationId: string | null;
  /** Whether the panes of the chats are on the screen, so that a conversation opens without asking the server. */
  readonly hasChatPanes: boolean;
  /**
   * The conversation that was opened without asking the server, null for the list alone; undefined while what is open is
   * what the server sent.
   */
  readonly chosenConversationId: string | null | undefined;
  readonly conversations: ConversationList;
  readonly threads: ReadonlyMap<string, HeldThread>;
  /** Grows whenever the server says that the lobby changed. */
  readonly lobbyVersion: number;
  /** Grows whenever lists of the admin panel, or of one's own invitations, are said to look different. */
  readonly listsVersion: number;
  /** Whom this person blocks. */
  readonly blockedIds: ReadonlySet<string>;
  /** Messages that are quoted but lie outside what is loaded, by id. */
  readonly quoted: ReadonlyMap<string, Message>;
  /** What this person's other devices have in the composer, by conversation. */
  readonly otherDrafts: ReadonlyMap<string, readonly Draft[]>;
  readonly people: People;
  readonly addressBook: AddressBookState;
  readonly saved: Saved;
  readonly typing: Typing;
  readonly pending: PendingByConversation;
  /** Whether unsent messages survive a reload; false when the browser refuses its storage. */
  readonly isOutboxDurable: boolean;
  readonly announcement: Announcement;
}

export interface LiveSeed {
  readonly me: Me;
  readonly conversations: readonly Conversation[];
  readonly people: readonly Person[];
  readonly blockedIds: readonly string[];
  readonly contactsRevision: number;
  /** Which contacts the other people of the direct conversations are linked to. */
  readonly contactLinks: readonly ContactLink[];
  /** The largest file that the server takes, in bytes. */
  readonly fileMax: number;
}

/** The state that a page begins with, as the server rendered it. */
export function startLiveState(seed: LiveSeed): LiveState {
  return {
    me: seed.me,
    fileMax: seed.fileMax,
    connection: { state: 'connecting', isSlow: false, isAway: false, caughtUp: null },
    endedReason: null,
    openConversationId: null,
    hasChatPanes: false,
    chosenConversationId: undefined,
    conversations: applyConversations(emptyConversationList, seed.conversations),
    threads: new Map(),
    lobbyVersion: 0,
    listsVersion: 0,
    blockedIds: new Set(seed.blockedIds),
    quoted: new Map(),
    otherDrafts: new Map(),
    people: applyPeople(noPeople, seed.people),
    addressBook: startAddressBook(seed.contactsRevision, {
      userIds: partnerIds(seed.conversations, seed.me.id),
      items: seed.contactLinks,
    }),
    saved: noneSaved,
    typing: noTyping,
    pending: new Map(),
    isOutboxDurable: true,
    announcement: { number: 0, text: '', isUrgent: false },
  };
}

/** What comes of an action; the same object when nothing changed. */
export function reduceLive(state: LiveState, action: LiveAction): LiveState {
  switch (action.type) {
    case 'connection':
      return { ...state, connection: { ...state.connection, ...action.connection } };
    case 'ended':
      return state.endedReason === null ? { ...state, endedReason: action.reason } : state;
    case 'conversation opened':
    case 'chat panes':
    case 'conversation chosen':
      return reducePlace(state, action);
    case 'conversations': {
      const conversations = applyConversations(state.conversations, action.conversations);
      return withLatestRevisions({ ...state, conversations, typing: ofMembers(state.typing, conversations) });
    }
    case 'conversation removed':
      return {
        ...state,
        conversations: removeConversation(state.conversations, action.id, action.removal),
      };
    case 'message':
      return receive(state, action.message);
    case 'lobby changed':
      return { ...state, lobbyVersion: state.lobbyVersion + 1 };
    case 'blocks':
      return { ...state, blockedIds: new Set(action.userIds) };
    case 'lists changed':
      return { ...state, listsVersion: state.listsVersion + 1 };
    case 'unread from':
      return { ...state, conversations: readFrom(state.conversations, action) };
    case 'me':
      return withNames({ ...state, me: action.me }, [action.me]);
    case 'other drafts':
      return {
        ...state,
        otherDrafts: new Map(state.otherDrafts).set(action.conversationId, action.drafts),
      };
    case 'quoted':
      return { ...state, quoted: new Map(state.quoted).set(action.message.id, action.message) };
    case 'receipt':
      return { ...state, conversations: applyReceipt(state.conversations, action.receipt, state.me.id) };
    case 'people':
      return withNames({ ...state, people: applyPeople(state.people, action.people) }, action.people);
    case 'new people': {
      const people = applyNewPeople(state.people, action.people, state.me.id);
      return withNames({ ...state, people }, action.people);
    }
    case 'presence':
      return { ...state, people: applyPresence(state.people, action.change) };
    case 'typing':
      return {
        ...state,
        typing: startTyping(state.typing, action.conversationId, action.userId, action.now),
      };
    case 'tick': {
      const typing = endTyping(state.typing, action.now);
      return typing === state.typing ? state : { ...state, typing };
    }
    case 'outbox':
      return {
        ...state,
        pending: withoutStored(
          [...action.records, ...heldBack(state, action.records)],
          state.threads,
          state.me.id,
        ),
        isOutboxDurable: action.isDurable,
      };
    case 'announce':
      return { ...state, announcement: nextAnnouncement(state.announcement, action) };
    case 'contact changed':
    case 'contacts caught up':
    case 'contacts replaced':
    case 'import progressed':
    case 'duplicates dismissed':
    case 'address book opened':
    case 'address book closed':
    case 'contact list':
    case 'contact cards':
    case 'contact links': {
      const addressBook = reduceAddressBook(state.addressBook, action, state.me.id);
      return addressBook === state.addressBook ? state : { ...state, addressBook };
    }
    case 'saved':
    case 'saved unsure':
    case 'saved loaded':
      return { ...state, saved: reduceSaved(state.saved, action) };
    default:
      return reduceThreads(state, action);
  }
}

function nextAnnouncement(
  { number }: Announcement,
  { text, isUrgent }: Omit<Announcement, 'number'>,
): Announcement {
  return { number: number + 1, text, isUrgent };
}

function readFrom(
  conversations: ConversationList,
  { conversationId, seq }: Extract<LiveAction, { readonly type: 'unread from' }>,
): ConversationList {
  return seq === null
    ? clearUnreadFrom(conversations, conversationId)
    : markUnreadFrom(conversations, conversationId, seq);
}

/** What is on the screen. */
function reducePlace(state: LiveState, action: PlaceAction): LiveState {
  switch (action.type) {
    case 'conversation opened':
      return { ...state, openConversationId: action.conversationId };
    case 'chat panes':
      return { ...state, hasChatPanes: action.isShown, chosenConversationId: undefined };
    case 'conversation chosen':
      return state.chosenConversationId === action.conversationId
        ? state
        : { ...state, chosenConversationId: action.conversationId };
  }
}

/** Members are called as these people are. */
function withNames(state: LiveState, people: Parameters<typeof renameMembers>[1]): LiveState {
  const conversations = renameMembers(state.conversations, people);
  return conversations === state.conversations ? state : { ...state, conversations };
}

/** Without those who are no members any more. */
function ofMembers(typing: Typing, { byId }: ConversationList): Typing {
  return [...typing].reduce((held, [conversationId, people]) => {
    const { members, memberCount } = byId.get(conversationId) ?? { members: [], memberCount: 0 };
    // Of a large room the page knows some members only.
    if (members.length < memberCount) return held;
    const ids = new Set(members.map(({ userId }) => userId));
    const gone = people.filter(({ userId }) => !ids.has(userId));
    return gone.reduce((rest, { userId }) => stopTyping(rest, conversationId, userId), held);
  }, typing);
}

function reduceThreads(state: LiveState, action: ThreadAction): LiveState {
  const { conversationId } = action;
  if (action.type === 'thread opened') return openHeld(state, conversationId, action.seed);
  const held = state.threads.get(conversationId);
  if (!held) return state;
  switch (action.type) {
    case 'thread changes':
      return replaceThread(state, { ...held, thread: applyChanges(held.thread, action.changes) });
    case 'older':
      return replaceThread(state, { ...held, older: action.older });
    case 'older loaded':
      return replaceThread(state, { ...held, thread: applyOlder(held.thread, action.items), older: 'idle' });
    case 'newer':
      return replaceThread(state, { ...held, newer: action.newer });
    case 'past loaded':
      return replaceThread(state, {
        thread: applyPast(held.thread, action.items),
        older: 'idle',
        newer: 'idle',
      });
    case 'past left':
      return replaceThread(state, { thread: leavePast(held.thread), older: 'idle', newer: 'idle' });
  }
}

function openHeld(state: LiveState, conversationId: string, seed: ThreadSeed): LiveState {
  const held = state.threads.get(conversationId);
  const opened = held ? reseedThread(held.thread, seed) : openThread(conversationId, seed);
  const head = state.conversations.byId.get(conversationId)?.revision ?? 0;
  const threads = new Map(state.threads);
  threads.delete(conversationId);
  threads.set(conversationId, { thread: noteRevision(opened, head), older: 'idle', newer: 'idle' });
  for (const id of threads.keys()) if (threads.size > HELD_THREADS) threads.delete(id);
  return withoutStoredPending({ ...state, threads });
}

function receive(state: LiveState, message: Message): LiveState {
  const held = state.threads.get(message.conversationId);
  const before = held?.thread.known.get(message.seq);
  const next: LiveState = {
    ...state,
    conversations: applyToConversations(state.conversations, message, { meId: state.me.id, before }),
    typing: stopTyping(state.typing, message.conversationId, message.senderId),
    quoted: requote(state.quoted, message),
  };
  const thread = held && applyMessage(held.thread, message);
  if (held && thread && thread !== held.thread) return replaceThread(next, { ...held, thread });
  // The acknowledgement of one's own message and its fact say the same: the second of them draws nothing again.
  const isKnown =
    next.conversations === state.conversations &&
    next.typing === state.typing &&
    next.quoted === state.quoted;
  return isKnown ? state : next;
}

function requote(quoted: LiveState['quoted'], message: Message): LiveState['quoted'] {
  const held = quoted.get(message.id);
  return held && held.revision < message.revision ? new Map(quoted).set(message.id, message) : quoted;
}

function replaceThread(state: LiveState, held: HeldThread): LiveState {
  const threads = new Map(state.threads).set(held.thread.conversationId, held);
  const last = held.thread.items.at(-1);
  const conversations = last
    ? applyToConversations(state.conversations, last, { meId: state.me.id })
    : state.conversations;
  return withoutStoredPending({ ...state, threads, conversations });
}

// In the same step in which a message is shown as stored it stops being shown as pending: never both, never neither.
function withoutStoredPending(state: LiveState): LiveState {
  if (state.pending.size === 0) return state;
  const records = [...state.pending.values()].flat();
  return { ...state, pending: withoutStored(records, state.threads, state.me.id) };
}

// The outbox lets go of what is acknowledged; beyond a gap it is not shown as stored yet, so it stays as pending.
function heldBack(state: LiveState, records: readonly PendingMessage[]): PendingMessage[] {
  const still = new Set(records.map((record) => record.clientId));
  return [...state.pending.values()].flat().filter(({ clientId, conversationId }) => {
    if (still.has(clientId)) return false;
    const thread = state.threads.get(conversationId)?.thread;
    // One above what is shown is stored all the same: it comes with the older messages.
    return [...(thread?.known.values() ?? [])].some(
      ({ clientId: id, senderId, seq }) =>
        id === clientId && senderId === state.me.id && seq >= (thread?.firstSeq ?? 1),
    );
  });
}

function withLatestRevisions(state: LiveState): LiveState {
  let isChanged = false;
  const threads = new Map(state.threads);
  for (const [id, held] of threads) {
    const thread = noteRevision(held.thread, state.conversations.byId.get(id)?.revision ?? 0);
    if (thread === held.thread) continue;
    threads.set(id, { ...held, thread });
    isChanged = true;
  }
  return isChanged ? { ...state, threads } : state;
}
