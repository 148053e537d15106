'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Me, Person, Settings } from '../../../lib/contract/accounts/account.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Draft } from '../../../lib/contract/conversations/draft.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { MessageContact } from '../../../lib/contract/conversations/message-contact.ts';
import { useNow } from '../../_ui/time/use-now.ts';
import type { Attachment } from '../files/kept/attachment.ts';
import { call } from '../rest/call.ts';
import { attentionOf, type Removal } from '../state/conversation-list.ts';
import type { Connection } from '../state/live-actions.ts';
import type { PendingMessage } from '../state/pending.ts';
import { type HeldThread, messageById, openThread, type ThreadSeed } from '../state/thread.ts';
import type { TypingPerson } from '../state/typing.ts';
import type { Unsent, Written } from './live-client.ts';
import { useLive, useLiveClient } from './live-context.ts';

/** The state of the connection. */
export function useConnection(): Connection {
  return useLive((state) => state.connection);
}

/** Whether what passes, such as presence, can be believed: not when the connection has been gone for a while. */
export function useIsLive(): boolean {
  return useLive(
    ({ connection: { state, isSlow } }) => state === 'connected' || (!isSlow && state !== 'offline'),
  );
}

export function useMe(): Me {
  return useLive((state) => state.me);
}

/** How the app behaves for this person. */
export function useSettings(): Settings {
  return useLive((state) => state.me.settings);
}

/** The people one can write to, by name, with live presence. */
export function usePeople(): readonly Person[] {
  return useLive((state) => state.people.ordered);
}

/** A person's live presence; undefined for the person signed in and for one unknown. */
export function usePresence(userId: string): Person | undefined {
  return useLive((state) => state.people.byId.get(userId));
}

/** This person's conversations: what they pinned, then newest activity first. */
export function useConversations(): readonly Conversation[] {
  return useLive((state) => state.conversations.ordered);
}

export function useConversation(id: string): Conversation | undefined {
  return useLive((state) => state.conversations.byId.get(id));
}

/** How many messages ask for attention: in direct conversations, and by mentions; none of what is muted. */
export function useAttention(): number {
  const conversations = useConversations();
  const now = useNow();
  return conversations.reduce((total, conversation) => total + attentionOf(conversation, now), 0);
}

/** How this person's membership ended; undefined while it lasts. */
export function useRemoval(conversationId: string): Removal | undefined {
  return useLive((state) => state.conversations.removed.get(conversationId));
}

/** Another number whenever the server says that the lobby changed. */
export function useLobbyVersion(): number {
  return useLive((state) => state.lobbyVersion);
}

const noTyping: readonly TypingPerson[] = [];

/** Who is typing in a conversation now. */
export function useTyping(conversationId: string): readonly TypingPerson[] {
  return useLive((state) => state.typing.get(conversationId) ?? noTyping);
}

const nonePending: readonly PendingMessage[] = [];

/** One's own messages of a conversation that are not stored yet, in the order of writing. */
export function usePending(conversationId: string): readonly PendingMessage[] {
  return useLive((state) => state.pending.get(conversationId) ?? nonePending);
}

/** Whether unsent messages survive a reload of the page. */
export function useIsOutboxDurable(): boolean {
  return useLive((state) => state.isOutboxDurable);
}

export interface Messages {
  /** What is shown: the end of the conversation, or a part of its past. */
  readonly items: readonly Message[];
  readonly pending: readonly PendingMessage[];
  /** Whether `items` ends where the conversation does. */
  readonly isAtEnd: boolean;
  readonly hasOlder: boolean;
  readonly older: HeldThread['older'];
  readonly newer: HeldThread['newer'];
  loadOlder(): void;
  loadNewer(): void;
}

/** The messages of a conversation, live, beginning with the page that the server rendered. */
export function useMessages(conversationId: string, seed: ThreadSeed): Messages {
  const client = useLiveClient();
  const held = useLive((state) => state.threads.get(conversationId));
  const first = useMemo(() => openThread(conversationId, seed), [conversationId, seed]);
  useEffect(() => {
    client.store.dispatch({ type: 'thread opened', conversationId, seed });
  }, [client, conversationId, seed]);
  const { past, items, firstSeq } = held?.thread ?? first;
  return {
    items: past?.items ?? items,
    pending: usePending(conversationId),
    isAtEnd: past === null,
    hasOlder: (past?.firstSeq ?? firstSeq) > 1,
    older: held?.older ?? 'idle',
    newer: held?.newer ?? 'idle',
    loadOlder: () => void client.pages.loadOlder(conversationId),
    loadNewer: () => void client.pages.loadNewer(conversationId),
  };
}

/** The pinned messages of a conversation, live, the one pinned last first, beginning with those that the server rendered. */
export function usePinned(conversationId: string, seed: ThreadSeed | null): readonly Message[] {
  const held = useLive((state) => state.threads.get(conversationId)?.thread.pinned);
  return held ?? seed?.pinned ?? nonePinned;
}

const nonePinned: readonly Message[] = [];

/** A message that another one answers: undefined while it is fetched, null when it cannot be. */
export function useQuoted(conversationId: string, id: string): Message | null | undefined {
  const { store } = useLiveClient();
  const held = useLive(
    ({ threads, quoted }) => messageById(threads.get(conversationId)?.thread, id) ?? quoted.get(id),
  );
  const [isMissing, setIsMissing] = useState(false);
  const isHeld = held !== undefined;
  useEffect(() => {
    if (isHeld) return;
    call('GET /messages/{id}', { params: { id } })
      .then((message) => store.dispatch({ type: 'quoted', message }))
      .catch(() => setIsMissing(true));
  }, [isHeld, id, store]);
  return held ?? (isMissing ? null : undefined);
}

/** Sends a message; resolves when it is safely on the device. */
export function useSend(conversationId: string): (written: Written) => Promise<void> {
  const client = useLiveClient();
  return (written) => client.send(conversationId, written);
}

/** The files in the composer of a conversation, in order; none while the server renders. */
export function useAttachments(conversationId: string): readonly Attachment[] {
  const { files } = useLiveClient();
  return useSyncExternalStore(
    files.subscribe,
    () => files.drafts(conversationId),
    () => noAttachments,
  );
}

const noAttachments: readonly Attachment[] = [];

/** The contacts in the composer of a conversation, in order; none while the server renders. */
export function useContactDrafts(conversationId: string): readonly MessageContact[] {
  const { contactDrafts } = useLiveClient();
  return useSyncExternalStore(
    contactDrafts.subscribe,
    () => contactDrafts.read(conversationId),
    () => noContacts,
  );
}

const noContacts: readonly MessageContact[] = [];

/** What can be done with a message that was not sent. `edit` takes it out and answers its text and contacts; its files are in the composer. */
export function useOutbox(): {
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<void>;
  edit(clientId: string): Promise<Unsent | null>;
} {
  const client = useLiveClient();
  return {
    retry: (clientId) => client.retry(clientId),
    discard: (clientId) => client.discard(clientId),
    edit: (clientId) => client.takeOut(clientId),
  };
}

/** Says that the person is typing; the server receives it at most every 3 s. */
export function useTypingSignal(conversationId: string): () => void {
  const client = useLiveClient();
  return () => client.signalTyping(conversationId);
}

/** The unsent text of a conversation on this device; empty while the server renders. */
export function useDraft(conversationId: string): string {
  const { drafts } = useLiveClient();
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.read(conversationId),
    () => '',
  );
}

/** What another tab of this browser has in the composer of a conversation; empty while the server renders. */
export function useDraftElsewhere(conversationId: string): string {
  const { drafts } = useLiveClient();
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.elsewhere(conversationId),
    () => '',
  );
}

/** The newest draft of this conversation on another device of this person; undefined when there is none. */
export function useOtherDraft(conversationId: string): Draft | undefined {
  return useLive((state) => state.otherDrafts.get(conversationId)?.at(-1));
}

/** Whether this person blocks another one. */
export function useIsBlocked(userId: string): boolean {
  return useLive((state) => state.blockedIds.has(userId));
}

/** Another number whenever lists of the admin panel, or of one's own invitations, devices and tokens, may look different. */
export function useListsVersion(): number {
  return useLive((state) => state.listsVersion);
}
