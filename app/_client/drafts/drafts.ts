import { CONVERSATION_DRAFT as PREFIX } from '../private-data/private-data.ts';
import { isTabOpen, tabId } from './tab-id.ts';

/**
 * Unsent text by conversation, kept on this device. A conversation has one draft, of the tab that wrote it; once that is closed,
 * the next tab goes on with it. One that writes there meanwhile has a draft of its own. Falls back to memory when the browser
 * refuses its storage.
 */
export interface Drafts {
  read(conversationId: string): string;
  /** The draft for a composer to begin with: not that of another tab that is open. */
  take(conversationId: string): string;
  /** What another open tab has in its composer; empty when there is none. */
  elsewhere(conversationId: string): string;
  /** Makes the draft of another tab this tab's. */
  takeOver(conversationId: string): void;
  /** Keeps the text; an empty one forgets the draft. That of another tab is never overwritten. */
  write(conversationId: string, text: string): void;
  subscribe(listener: () => void): () => void;
  /** Keeps nothing more: the person signs out, and what this device kept of them is removed. */
  close(): void;
}

/** After a change of this tab; `isOfTab` when it has a draft of its own beside another tab's. */
type OnWrite = (conversationId: string, text: string, isOfTab: boolean) => void;

/** The drafts of one person. What other tabs write is noticed too. */
export function createDrafts(userId: string, onWrite: OnWrite = () => undefined): Drafts {
  const texts = createTexts();
  let isClosed = false;
  const listeners = new Set<() => void>();
  const sharedKey = (conversationId: string) => `${PREFIX}:${userId}:${conversationId}`;
  const ownerKey = (conversationId: string) => `${sharedKey(conversationId)}:owner`;
  const ownKey = (conversationId: string) => `${sharedKey(conversationId)}:${tabId()}`;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const handleStorage = (event: StorageEvent) => {
    if (event.key?.startsWith(`${PREFIX}:${userId}:`)) notify();
  };

  /** Conversations of which this tab goes on with the draft of one that was closed. */
  const taken = new Set<string>();
  const isOthers = (conversationId: string) => {
    const owner = texts.get(ownerKey(conversationId));
    return owner !== '' && owner !== tabId() && !taken.has(conversationId);
  };
  const setShared = (conversationId: string, text: string) => {
    texts.set(sharedKey(conversationId), text);
    texts.set(ownerKey(conversationId), text === '' ? '' : tabId());
  };

  return {
    read: (conversationId) => texts.get(ownKey(conversationId)) || texts.get(sharedKey(conversationId)),
    take(conversationId) {
      const own = texts.get(ownKey(conversationId));
      if (own !== '') return own;
      if (isOthers(conversationId)) {
        if (isTabOpen(texts.get(ownerKey(conversationId)))) return '';
        taken.add(conversationId);
      }
      return texts.get(sharedKey(conversationId));
    },
    elsewhere: (conversationId) => (isOthers(conversationId) ? texts.get(sharedKey(conversationId)) : ''),
    takeOver(conversationId) {
      taken.add(conversationId);
      texts.set(ownKey(conversationId), '');
      setShared(conversationId, texts.get(sharedKey(conversationId)));
    },
    write(conversationId, written) {
      if (isClosed) return;
      const text = written.trim() === '' ? '' : written;
      const isOfTab = isOthers(conversationId);
      if (isOfTab) texts.set(ownKey(conversationId), text);
      else {
        // The other tab emptied its composer: one draft again.
        texts.set(ownKey(conversationId), '');
        setShared(conversationId, text);
      }
      notify();
      onWrite(conversationId, text, isOfTab);
    },
    close() {
      isClosed = true;
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener('storage', handleStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('storage', handleStorage);
      };
    },
  };
}

/** Texts by key, in the browser's storage or, when it refuses, in memory. */
function createTexts() {
  const memory = new Map<string, string>();
  return {
    get(key: string): string {
      try {
        return localStorage.getItem(key) ?? '';
      } catch {
        return memory.get(key) ?? '';
      }
    },
    set(key: string, text: string): void {
      try {
        if (text === '') localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        memory.set(key, text);
      }
    },
  };
}
