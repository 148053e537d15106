import { isMentioned } from '../../../lib/contract/conversations/mention-groups.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { ServerEventName, ServerEventPayload } from '../../../lib/contract/events.ts';
import { type LiveSocket, subscribe } from '../connection/socket.ts';
import type { DraftSync } from '../drafts/draft-sync.ts';
import { call } from '../rest/call.ts';
import { isMuted, unreadFrom } from '../state/conversation-list.ts';
import { eventText } from '../state/event-text.ts';
import type { LiveAction } from '../state/live-actions.ts';
import type { LiveState } from '../state/live-state.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Viewing } from '../state/viewing.ts';
import type { AddressBookSync } from '../sync/address-book-sync.ts';
import { notePresence } from '../sync/note-presence.ts';
import type { ReceiptSender } from '../sync/receipts.ts';
import type { Announcer } from './announcer.ts';
import { distinctName } from './look-alikes.ts';

type Table = {
  readonly [E in ServerEventName]: (payload: ServerEventPayload<E>, state: LiveState) => LiveAction | null;
};

const noAction = () => null;

/** What each event of the catalogue does to the store: an event without a row does not compile. */
const actions: Table = {
  'message:created': (message) => ({ type: 'message', message }),
  'message:updated': (message) => ({ type: 'message', message }),
  'message:deleted': (message) => ({ type: 'message', message }),
  'conversation:created': (conversation) => ({ type: 'conversations', conversations: [conversation] }),
  'conversation:updated': (conversation) => ({ type: 'conversations', conversations: [conversation] }),
  'conversation:removed': ({ id, version, byUserId }) => ({
    type: 'conversation removed',
    id,
    removal: { version, byUserId },
  }),
  'receipt:changed': (receipt) => ({ type: 'receipt', receipt }),
  'lobby:changed': () => ({ type: 'lobby changed' }),
  'presence:changed': noAction,
  'people:changed': ({ people }) => ({ type: 'new people', people }),
  typing: ({ conversationId, userId }, { me }) =>
    userId === me.id ? null : { type: 'typing', conversationId, userId, now: Date.now() },
  'contact:created': (payload) => ({ type: 'contact changed', change: { type: 'created', ...payload } }),
  'contact:updated': (payload) => ({ type: 'contact changed', change: { type: 'updated', ...payload } }),
  'contact:deleted': (payload) => ({ type: 'contact changed', change: { type: 'deleted', ...payload } }),
  'contacts:imported': ({ revision }) => ({ type: 'contacts replaced', revision }),
  'import:changed': ({ import: progress }) => ({ type: 'import progressed', progress }),
  'contact:favourite': (change) => ({ type: 'contact list', action: { type: 'favourite', ...change } }),
  'contact:apart': ({ ids, isApart }) => ({ type: 'duplicates dismissed', pair: { ids, isApart } }),
  'contact:viewing': noAction,
  'me:changed': () => ({ type: 'lists changed' }),
  'draft:changed': noAction,
  'admin:changed': () => ({ type: 'lists changed' }),
  'invitations:changed': () => ({ type: 'lists changed' }),
  'report:handled': () => ({
    type: 'announce',
    text: 'An administrator handled the message that you reported.',
    isUrgent: false,
  }),
  'message:saved': (change) => ({ type: 'saved', change }),
  'sync:required': () => ({ type: 'saved unsure' }),
  'server:stopping': noAction,
  'session:ended': noAction,
};

/** The parts of the page that an event may also concern. */
export interface LivePage {
  readonly store: LiveStore;
  readonly socket: LiveSocket;
  readonly addressBook: AddressBookSync;
  readonly viewing: Viewing;
  readonly receipts: ReceiptSender;
  readonly announcer: Announcer;
  readonly draftSync: DraftSync;
  onMeChanged(): void;
  onEnded(reason: string): void;
  onSyncRequired(): void;
}

type Effects = {
  readonly [E in ServerEventName]?: (payload: ServerEventPayload<E>, before: LiveState) => void;
};

/** What an event does beside the store, after its action: questions to the server, receipts, what is read aloud. */
function effectsOf(page: LivePage): Effects {
  const { store, addressBook, viewing, draftSync } = page;
  return {
    'message:created': (message) => receive(page, message),
    'message:updated': (message, before) => recountMentions(store, message, before),
    'message:deleted': (message, before) => recountMentions(store, message, before),
    'presence:changed': (change) => notePresence(store, change),
    'contact:created': addressBook.closeGap,
    'contact:updated': addressBook.closeGap,
    'contact:deleted': addressBook.closeGap,
    'contact:viewing': viewing.handle,
    'me:changed': page.onMeChanged,
    'draft:changed': ({ conversationId, deviceId }) => {
      // Only of the conversation on the screen: opening another reads its drafts anyway.
      if (store.getState().openConversationId === conversationId)
        draftSync.handleSaved(conversationId, deviceId);
    },
    'sync:required': page.onSyncRequired,
    'session:ended': ({ reason }) => page.onEnded(reason),
  };
}

/** Handles every event of the catalogue until the returned function is called. An unreadable one counts as missed. */
export function followFacts(page: LivePage): () => void {
  const { store, socket, onSyncRequired } = page;
  const effects = effectsOf(page);
  const follow = <E extends ServerEventName>(event: E) =>
    subscribe(
      socket,
      event,
      (payload) => {
        const before = store.getState();
        const action = actions[event](payload, before);
        if (action) store.dispatch(action);
        effects[event]?.(payload, before);
      },
      onSyncRequired,
    );
  const stops = (Object.keys(actions) as ServerEventName[]).map((event) => follow(event));
  return () => {
    for (const stop of stops) stop();
  };
}

function receive({ store, receipts, announcer }: LivePage, message: Message): void {
  const { conversationId, senderId, seq, body, files, contacts } = message;
  const { conversations, me, openConversationId, blockedIds } = store.getState();
  const conversation = conversations.byId.get(conversationId);
  if (!conversation) void loadConversation(store, conversationId);
  if (senderId === me.id) return;
  // In a room it is shown nowhere.
  if (conversation?.kind !== 'room') receipts.report('message:delivered', conversationId, seq);
  const isHere = openConversationId === conversationId;
  if (message.event !== null) {
    const isWanted = isHere && me.settings.announce !== 'off';
    const text = eventText(message, (userId) => nameOf(store, conversationId, userId));
    if (isWanted) store.dispatch({ type: 'announce', text, isUrgent: false });
    return;
  }
  if (blockedIds.has(senderId)) return;
  if (conversation && isMuted(conversation, new Date()) && !isHere) return;
  announcer.arrive({
    senderName: nameOf(store, conversationId, senderId),
    body,
    files,
    contacts,
    isMention: isMentioned(message, me.id),
    isHere,
    roomName: conversation?.kind === 'room' ? conversation.name : null,
  });
}

/** How an unread message changed is not known of one that the page does not hold: then the server counts. */
function recountMentions(store: LiveStore, message: Message, before: LiveState): void {
  const { conversationId, seq } = message;
  const conversation = before.conversations.byId.get(conversationId);
  const isHeld = before.threads.get(conversationId)?.thread.known.has(seq) === true;
  if (!conversation || isHeld || seq < unreadFrom(conversation)) return;
  void loadConversation(store, conversationId);
}

function nameOf(store: LiveStore, conversationId: string, userId: string): string {
  const state = store.getState();
  const member = state.conversations.byId.get(conversationId)?.members.find((each) => each.userId === userId);
  const person = state.people.byId.get(userId) ?? (member && { ...member, id: userId });
  return person ? distinctName(person, state) : 'A person';
}

// A failure is made good by the next sync check.
async function loadConversation(store: LiveStore, conversationId: string): Promise<void> {
  const conversation = await call('GET /conversations/{id}', { params: { id: conversationId } }).catch(
    () => null,
  );
  if (conversation) store.dispatch({ type: 'conversations', conversations: [conversation] });
}
