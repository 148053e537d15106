import { EDITING, MESSAGE_EDIT } from '../private-data/private-data.ts';

/** The text of a message that is being edited. */
export interface KeptEdit {
  readonly messageId: string;
  readonly body: string;
  /** With files or contacts it may have no text. */
  readonly mayBeEmpty: boolean;
}

/**
 * Edits of messages that were begun and not saved, on this device. Several may be half-done in one conversation; this tab
 * comes back to the one that was begun last.
 */
export interface KeptEdits {
  /** The half-done text of a message, in whatever tab it was written; null when there is none. */
  read(conversationId: string, messageId: string): string | null;
  keep(conversationId: string, edit: KeptEdit): void;
  /** On its way to the server: this tab does not come back to it. */
  setAside(conversationId: string, messageId: string): void;
  /** Saved, or not wanted any more. */
  forget(conversationId: string, messageId: string): void;
  /** This tab's edit that was begun last; null when there is none. */
  latest(conversationId: string): KeptEdit | null;
  /** All that are half-done in a conversation, in whatever tab. */
  all(conversationId: string): readonly KeptEdit[];
  /** Keeps nothing more: the person signs out. */
  close(): void;
}

/** What a kept text begins with. */
const EMPTY_ALLOWED = '+';
const TEXT_NEEDED = '-';

export function createKeptEdits(userId: string): KeptEdits {
  let isClosed = false;
  const start = (conversationId: string) => `${MESSAGE_EDIT}:${userId}:${conversationId}:`;
  const listKey = (conversationId: string) => `${EDITING}:${userId}:${conversationId}`;
  const begun = (conversationId: string) =>
    (get('sessionStorage', listKey(conversationId)) ?? '').split(' ').filter(Boolean);
  const setBegun = (conversationId: string, ids: readonly string[]) =>
    set('sessionStorage', listKey(conversationId), ids.length === 0 ? null : ids.join(' '));

  const setAside = (conversationId: string, messageId: string) =>
    setBegun(
      conversationId,
      begun(conversationId).filter((id) => id !== messageId),
    );

  const held = (conversationId: string, messageId: string): KeptEdit | null => {
    const kept = get('localStorage', start(conversationId) + messageId);
    return kept === null
      ? null
      : { messageId, body: kept.slice(1), mayBeEmpty: kept.startsWith(EMPTY_ALLOWED) };
  };

  return {
    read: (conversationId, messageId) => held(conversationId, messageId)?.body ?? null,
    keep(conversationId, { messageId, body, mayBeEmpty }) {
      if (isClosed) return;
      set(
        'localStorage',
        start(conversationId) + messageId,
        (mayBeEmpty ? EMPTY_ALLOWED : TEXT_NEEDED) + body,
      );
      const others = begun(conversationId).filter((id) => id !== messageId);
      setBegun(conversationId, [...others, messageId]);
    },
    setAside,
    forget(conversationId, messageId) {
      set('localStorage', start(conversationId) + messageId, null);
      setAside(conversationId, messageId);
    },
    latest(conversationId) {
      for (const id of begun(conversationId).reverse()) {
        const edit = held(conversationId, id);
        if (edit) return edit;
      }
      return null;
    },
    all: (conversationId) =>
      keysOf(start(conversationId)).flatMap((key) => {
        const edit = held(conversationId, key.slice(start(conversationId).length));
        return edit ? [edit] : [];
      }),
    close() {
      isClosed = true;
    },
  };
}

// A browser that refuses its storage throws at its name, and keeps no edit.

function get(name: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[name].getItem(key);
  } catch {
    return null;
  }
}

function set(name: 'localStorage' | 'sessionStorage', key: string, value: string | null): void {
  try {
    if (value === null) window[name].removeItem(key);
    else window[name].setItem(key, value);
  } catch {}
}

function keysOf(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}
