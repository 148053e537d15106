import { createContext, useContext } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import type { MessageContact } from '@/lib/contract/conversations/message-contact.ts';

/** What the composer edits instead of writing a new message: a stored one, or the text of one that failed. */
export type Editing =
  | {
      readonly kind: 'stored';
      readonly messageId: string;
      readonly body: string;
      /** With files or contacts it may have no text. */
      readonly mayBeEmpty: boolean;
    }
  | {
      readonly kind: 'unsent';
      readonly body: string;
      readonly replyToId: string | null;
      readonly contacts: readonly MessageContact[];
    }
  /** The send of a message was undone: it comes back if nothing else is written meanwhile. */
  | {
      readonly kind: 'undone';
      readonly clientId: string;
      readonly body: string;
      readonly replyToId: string | null;
      readonly contacts: readonly MessageContact[];
    };

/** To edit a stored message. */
export function storedEdit({
  id,
  body,
  files,
  contacts,
}: Pick<Message, 'id' | 'body' | 'files' | 'contacts'>): Editing {
  return { kind: 'stored', messageId: id, body, mayBeEmpty: files.length + contacts.length > 0 };
}

interface Composing {
  readonly editing: Editing | null;
  /** The id of the message that the next one replies to. */
  readonly replyToId: string | null;
  setEditing(editing: Editing | null): void;
  /** Begins or ends a reply; the composer gets the focus. */
  reply(message: Pick<Message, 'id'> | null): void;
}

export const ComposingContext = createContext<Composing>({
  editing: null,
  replyToId: null,
  setEditing: () => undefined,
  reply: () => undefined,
});

/** What is being written in this conversation besides plain text, and how to begin or end that. */
export function useComposing(): Composing {
  return useContext(ComposingContext);
}
