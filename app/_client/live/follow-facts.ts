import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { ServerEventName, ServerEventPayload } from '../../../lib/contract/events.ts';
import { type LiveSocket, subscribe } from '../connection/socket.ts';
import type { DraftSync } from '../drafts/draft-sync.ts';
import { api } from '../rest/api.ts';
import { isMuted } from '../state/conversation-list.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Viewing } from '../state/viewing.ts';
import type { AddressBookSync } from '../sync/address-book-sync.ts';
import type { ReceiptSender } from '../sync/receipts.ts';
import type { Announcer } from './announcer.ts';

interface Following {
  readonly store: LiveStore;
  readonly socket: LiveSocket;
  readonly addressBook: AddressBookSync;
  readonly viewing: Viewing;
  readonly receipts: ReceiptSender;
  readonly announcer: Announcer;
  readonly draftSync: DraftSync;
  openConversation(): string | null;
  onMeChanged(): void;
  onEnded(reason: string): void;
  onSyncRequired(): void;
}

/** Takes every event of the catalogue in. One that this page cannot read counts as missed. */
export function followFacts(following: Following): () => void {
  const { store, socket, addressBook, viewing, onMeChanged, onEnded, onSyncRequired } = following;
  const { dispatch } = store;
  const stops: (() => void)[] = [];
  const on = <E extends ServerEventName>(event: E, listener: (payload: ServerEventPayload<E>) => void) => {
    stops.push(subscribe(socket, event, listener, onSyncRequired));
  };

  on('message:created', (message) => receive(following, message));
  on('message:updated', (message) => dispatch({ type: 'message', message }));
  on('message:deleted', (message) => dispatch({ type: 'message', message }));
  on('conversation:created', (conversation) =>
    dispatch({ type: 'conversations', conversations: [conversation] }),
  );
  on('conversation:updated', (conversation) =>
    dispatch({ type: 'conversations', conversations: [conversation] }),
  );
  on('conversation:removed', ({ id, version, byUserId }) =>
    dispatch({ type: 'conversation removed', id, removal: { version, byUserId } }),
  );
  on('lobby:changed', () => dispatch({ type: 'lobby changed' }));
  on('receipt:changed', (receipt) => dispatch({ type: 'receipt', receipt }));
  on('me:changed', onMeChanged);
  on('draft:changed', ({ conversationId, deviceId }) => {
    // Only where it is looked at: an opening reads the drafts anyway.
    if (following.openConversation() === conversationId) following.draftSync.hear(conversationId, deviceId);
  });
  on('typing', ({ conversationId, userId }) => {
    if (userId === store.getState().me.id) return;
    dispatch({ type: 'typing', conversationId, userId, now: Date.now() });
  });
  on('presence:changed', (change) => {
    const { people, me } = store.getState();
    // Somebody unknown came: a new account, which no fact of its own announces.
    if (people.byId.has(change.userId)) dispatch({ type: 'presence', change });
    else if (change.userId !== me.id) void meet(store, change.userId);
  });
  on('contact:created', (payload) => addressBook.acceptChange({ type: 'created', ...payload }));
  on('contact:updated', (payload) => addressBook.acceptChange({ type: 'updated', ...payload }));
  on('contact:deleted', (payload) => addressBook.acceptChange({ type: 'deleted', ...payload }));
  on('contacts:imported', (payload) => addressBook.acceptImport(payload));
  on('contact:favourite', (change) => addressBook.acceptFavourite(change));
  on('contact:apart', (pair) => addressBook.acceptDismissed(pair));
  on('contact:viewing', (payload) => viewing.heard(payload));
  on('sync:required', onSyncRequired);
  on('session:ended', ({ reason }) => onEnded(reason));
  return () => {
    for (const stop of stops) stop();
  };
}

function receive(following: Following, message: Message): void {
  const { store, receipts, announcer, openConversation } = following;
  const { conversationId, senderId, seq, body } = message;
  const { conversations, me } = store.getState();
  if (!conversations.byId.has(conversationId)) void learnOf(store, conversationId);
  store.dispatch({ type: 'message', message });
  if (senderId === me.id) return;
  receipts.mark('message:delivered', conversationId, seq);
  const conversation = store.getState().conversations.byId.get(conversationId);
  if (conversation && isMuted(conversation, new Date()) && openConversation() !== conversationId) return;
  announcer.arrive({
    senderName: nameOf(store, conversationId, senderId),
    body,
    isMention: message.mentions.includes(me.id),
    isHere: openConversation() === conversationId,
    roomName: conversation?.kind === 'room' ? conversation.name : null,
  });
}

function nameOf(store: LiveStore, conversationId: string, userId: string): string {
  const { people, conversations } = store.getState();
  const member = conversations.byId.get(conversationId)?.members.find((each) => each.userId === userId);
  return people.byId.get(userId)?.displayName ?? member?.displayName ?? 'Somebody';
}

// A failure of either is made good by the next look at the heads, or by the next signal.
async function learnOf(store: LiveStore, conversationId: string): Promise<void> {
  const conversation = await api.conversation(conversationId).catch(() => null);
  if (conversation) store.dispatch({ type: 'conversations', conversations: [conversation] });
}

async function meet(store: LiveStore, userId: string): Promise<void> {
  const person = await api.person(userId).catch(() => null);
  if (person) store.dispatch({ type: 'people', people: [person] });
}
