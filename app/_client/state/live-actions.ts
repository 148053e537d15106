import type { Me, Person } from '../../../lib/contract/accounts/account.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Draft } from '../../../lib/contract/conversations/draft.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { ServerEventPayload } from '../../../lib/contract/events.ts';
import type { AddressBookAction } from '../address-book/address-book.ts';
import type { Removal } from './conversation-list.ts';
import type { PendingMessage } from './pending.ts';
import type { SavedAction } from './saved.ts';
import type { HeldThread, ThreadChanges, ThreadSeed } from './thread.ts';

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline';

export interface Connection {
  readonly state: ConnectionState;
  /** Whether the state without a connection has lasted long enough to be shown loudly. */
  readonly isSlow: boolean;
  /** Whether the person has left this device alone for a while. */
  readonly isAway: boolean;
  /** What was caught up at the last return, as a sentence to show once; null while there is nothing to say. */
  readonly caughtUp: string | null;
}

/** Everything that changes what is live on a page. */
export type LiveAction =
  | AddressBookAction
  | SavedAction
  | { readonly type: 'connection'; readonly connection: Partial<Connection> }
  | { readonly type: 'ended'; readonly reason: string }
  | { readonly type: 'conversation opened'; readonly conversationId: string | null }
  /** The panes of the chats are on the screen, or no longer. */
  | { readonly type: 'chat panes'; readonly isShown: boolean }
  | { readonly type: 'conversation chosen'; readonly conversationId: string | null | undefined }
  | { readonly type: 'conversations'; readonly conversations: readonly Conversation[] }
  | { readonly type: 'conversation removed'; readonly id: string; readonly removal: Removal }
  | { readonly type: 'lobby changed' }
  | { readonly type: 'lists changed' }
  /** Everyone whom this person blocks. */
  | { readonly type: 'blocks'; readonly userIds: readonly string[] }
  /** This person opened the conversation again, or marked it as unread from a message on. */
  | { readonly type: 'unread from'; readonly conversationId: string; readonly seq: number | null }
  | { readonly type: 'me'; readonly me: Me }
  | {
      readonly type: 'other drafts';
      readonly conversationId: string;
      readonly drafts: readonly Draft[];
    }
  /** Messages that others answer, wherever in a conversation they are. */
  | { readonly type: 'quoted'; readonly message: Message }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'thread opened'; readonly conversationId: string; readonly seed: ThreadSeed }
  | { readonly type: 'thread changes'; readonly conversationId: string; readonly changes: ThreadChanges }
  | { readonly type: 'older'; readonly conversationId: string; readonly older: HeldThread['older'] }
  | { readonly type: 'older loaded'; readonly conversationId: string; readonly items: readonly Message[] }
  | { readonly type: 'newer'; readonly conversationId: string; readonly newer: HeldThread['newer'] }
  | { readonly type: 'past loaded'; readonly conversationId: string; readonly items: readonly Message[] }
  | { readonly type: 'past left'; readonly conversationId: string }
  | { readonly type: 'receipt'; readonly receipt: ServerEventPayload<'receipt:changed'> }
  | { readonly type: 'people'; readonly people: readonly Person[] }
  /** Profiles that are new or changed; nothing is said of their presence. */
  | { readonly type: 'new people'; readonly people: ServerEventPayload<'people:changed'>['people'] }
  | { readonly type: 'presence'; readonly change: ServerEventPayload<'presence:changed'> }
  | {
      readonly type: 'typing';
      readonly conversationId: string;
      readonly userId: string;
      readonly now: number;
    }
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'outbox'; readonly records: readonly PendingMessage[]; readonly isDurable: boolean }
  | { readonly type: 'announce'; readonly text: string; readonly isUrgent: boolean };

/** Those that say what is on the screen. */
export type PlaceAction = Extract<
  LiveAction,
  { readonly type: 'conversation opened' | 'chat panes' | 'conversation chosen' }
>;

/** Those that change the messages of one conversation. */
export type ThreadAction = Extract<
  LiveAction,
  {
    readonly type:
      | 'thread opened'
      | 'thread changes'
      | 'older'
      | 'older loaded'
      | 'newer'
      | 'past loaded'
      | 'past left';
  }
>;
