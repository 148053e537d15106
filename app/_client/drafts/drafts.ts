import { CONVERSATION_DRAFT as PREFIX } from '../private-data/private-data.ts';

/** Unsent text by conversation, kept on this device. Falls back to memory when the browser refuses its storage. */
export interface Drafts {
  read(conversationId: string): string;
  /** Keeps the text; an empty one forgets the draft. */
  write(conversationId: string, text: string): void;
  subscribe(listener: () => void): () => void;
  /** Keeps nothing more: the person signs out, and what this device kept of them is removed. */
  close(): void;
}

/** The drafts of one person. What other tabs write is noticed too; `onWrite` runs after each change of this tab. */
export function createDrafts(
  userId: string,
  onWrite: (conversationId: string, text: string) => void = () => undefined,
): Drafts {
  const memory = new Map<string, string>();
  let isClosed = false;
  const listeners = new Set<() => void>();
  const keyOf = (conversationId: string) => `${PREFIX}:${userId}:${conversationId}`;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const handleStorage = (event: StorageEvent) => {
    if (event.key?.startsWith(`${PREFIX}:${userId}:`)) notify();
  };

  return {
    read(conversationId) {
      try {
        return localStorage.getItem(keyOf(conversationId)) ?? '';
      } catch {
        return memory.get(conversationId) ?? '';
      }
    },
    write(conversationId, text) {
      if (isClosed) return;
      try {
        if (text.trim() === '') localStorage.removeItem(keyOf(conversationId));
        else localStorage.setItem(keyOf(conversationId), text);
      } catch {
        memory.set(conversationId, text);
      }
      notify();
      onWrite(conversationId, text.trim() === '' ? '' : text);
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
