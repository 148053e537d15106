'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Me, Person } from '../../lib/contract/account.ts';
import type { Conversation } from '../../lib/contract/conversation.ts';
import type { Message } from '../../lib/contract/message.ts';
import { useLive, useLiveClient } from './live-context.ts';
import type { Connection } from './live-state.ts';
import type { PendingMessage } from './pending.ts';
import { type HeldThread, hasOlder, openThread, type ThreadSeed } from './thread.ts';
import type { TypingPerson } from './typing.ts';

/** How the connection stands. */
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

/** The people one can write to, by name, with live presence. */
export function usePeople(): readonly Person[] {
  return useLive((state) => state.people.ordered);
}

/** Somebody's live presence; undefined for the person signed in and for somebody unknown. */
export function usePresence(userId: string): Person | undefined {
  return useLive((state) => state.people.byId.get(userId));
}

/** This person's conversations, newest activity first. */
export function useConversations(): readonly Conversation[] {
  return useLive((state) => state.conversations.ordered);
}

export function useConversation(id: string): Conversation | undefined {
  return useLive((state) => state.conversations.byId.get(id));
}

/** Unread messages in all conversations. */
export function useUnreadTotal(): number {
  return useLive((state) => state.conversations.unreadTotal);
}

const nobody: readonly TypingPerson[] = [];

/** Who is typing in a conversation now. */
export function useTyping(conversationId: string): readonly TypingPerson[] {
  return useLive((state) => state.typing.get(conversationId) ?? nobody);
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
  readonly items: readonly Message[];
  readonly pending: readonly PendingMessage[];
  readonly hasOlder: boolean;
  readonly older: HeldThread['older'];
  loadOlder(): void;
}

/** How many older messages are loaded at a time. */
const OLDER_PAGE = 50;

/** The messages of a conversation, live, beginning with the page that the server rendered. */
export function useMessages(conversationId: string, seed: ThreadSeed): Messages {
  const client = useLiveClient();
  const held = useLive((state) => state.threads.get(conversationId));
  const first = useMemo(() => openThread(conversationId, seed), [conversationId, seed]);
  useEffect(() => {
    client.store.dispatch({ type: 'thread opened', conversationId, seed });
  }, [client, conversationId, seed]);
  const thread = held?.thread ?? first;
  return {
    items: thread.items,
    pending: usePending(conversationId),
    hasOlder: hasOlder(thread),
    older: held?.older ?? 'idle',
    loadOlder: () => void client.loadOlder(conversationId, OLDER_PAGE),
  };
}

/** Sends a message; resolves when it is safely on the device. */
export function useSend(conversationId: string): (body: string, replyToId?: string) => Promise<void> {
  const client = useLiveClient();
  return (body, replyToId) => client.send(conversationId, body, replyToId ?? null);
}

/** What can be done with a message that was not sent. `edit` takes it out and answers its text. */
export function useOutbox(): {
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<void>;
  edit(clientId: string): Promise<string | null>;
} {
  const client = useLiveClient();
  return {
    retry: (clientId) => client.retry(clientId),
    discard: async (clientId) => {
      await client.discard(clientId);
    },
    edit: (clientId) => client.discard(clientId),
  };
}

/** Says that the person is typing; tells the server at most every 3 s. */
export function useTypingSignal(conversationId: string): () => void {
  const client = useLiveClient();
  return () => client.signalTyping(conversationId);
}

/** Says that everything up to `seq` was read. */
export function useMarkRead(conversationId: string): (seq: number) => void {
  const client = useLiveClient();
  return (seq) => client.markRead(conversationId, seq);
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
