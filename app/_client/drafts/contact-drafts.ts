import type { MessageContact } from '../../../lib/contract/conversations/message-contact.ts';
import { CONTACTS_PER_MESSAGE } from '../../../lib/contract/conversations/message-rules.ts';
import { isListOf, isShape, isText } from '../../../lib/contract/values/guards.ts';
import { CONTACT_DRAFT as PREFIX } from '../private-data/private-data.ts';

/** The contacts in composers, kept on this device. Falls back to memory when the browser refuses its storage. */
export interface ContactDrafts {
  /** In their order; the same array while nothing changed. */
  read(conversationId: string): readonly MessageContact[];
  /** Adds those that are not there yet, as many as a message takes; answers whether all of them are there. */
  add(conversationId: string, contacts: readonly MessageContact[]): boolean;
  remove(conversationId: string, id: string): void;
  clear(conversationId: string): void;
  subscribe(listener: () => void): () => void;
  /** Keeps nothing more: the person signs out. */
  close(): void;
}

const none: readonly MessageContact[] = [];
const isKept = isListOf(isShape<MessageContact>({ id: isText, name: isText }));

/** The contacts in composers of one person. What other tabs choose is noticed too. */
export function createContactDrafts(userId: string): ContactDrafts {
  const keyOf = (conversationId: string) => `${PREFIX}:${userId}:${conversationId}`;
  const held = new Map<string, { readonly text: string; readonly contacts: readonly MessageContact[] }>();
  const listeners = new Set<() => void>();
  let isClosed = false;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const handleStorage = (event: StorageEvent) => {
    if (event.key?.startsWith(`${PREFIX}:${userId}:`)) notify();
  };

  const textOf = (conversationId: string) => {
    try {
      return localStorage.getItem(keyOf(conversationId)) ?? '';
    } catch {
      return held.get(conversationId)?.text ?? '';
    }
  };
  const read = (conversationId: string) => {
    const text = textOf(conversationId);
    if (text === '') return none;
    const known = held.get(conversationId);
    if (known?.text === text) return known.contacts;
    const contacts = parse(text);
    held.set(conversationId, { text, contacts });
    return contacts;
  };
  const write = (conversationId: string, contacts: readonly MessageContact[]) => {
    if (isClosed) return;
    const text = contacts.length === 0 ? '' : JSON.stringify(contacts);
    held.set(conversationId, { text, contacts });
    try {
      if (text === '') localStorage.removeItem(keyOf(conversationId));
      else localStorage.setItem(keyOf(conversationId), text);
    } catch {
      // They are kept as long as the page is.
    }
    notify();
  };

  return {
    read,
    add(conversationId, contacts) {
      const before = read(conversationId);
      const others = contacts.filter(({ id }) => before.every((each) => each.id !== id));
      const all = [...before, ...others.map(({ id, name }) => ({ id, name }))];
      write(conversationId, all.slice(0, CONTACTS_PER_MESSAGE));
      return all.length <= CONTACTS_PER_MESSAGE;
    },
    remove: (conversationId, id) =>
      write(
        conversationId,
        read(conversationId).filter((each) => each.id !== id),
      ),
    clear: (conversationId) => write(conversationId, none),
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener('storage', handleStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('storage', handleStorage);
      };
    },
    close() {
      isClosed = true;
    },
  };
}

function parse(text: string): readonly MessageContact[] {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept.slice(0, CONTACTS_PER_MESSAGE) : none;
  } catch {
    return none;
  }
}
