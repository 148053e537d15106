import { cleanText, isSeen, lengthOf } from '../values/text.ts';
import type { Message } from './message.ts';

/** The limits of a message's text: characters, and bytes of UTF-8. */
export const BODY_MAX = 4000;
export const BODY_MAX_BYTES = 16 * 1024;

/** The most contacts that go with one message. */
export const CONTACTS_PER_MESSAGE = 5;

/** The most messages that are pinned in one conversation. */
export const PINS_MAX = 50;

/** The most messages that one person saves. */
export const SAVED_MAX = 2_000;

/** For this long after sending its writer may undo a message, in milliseconds. */
export const UNDO_MS = 10_000;

/** Whether a message counts as unread for no member and is never the last one of a list: an event, or taken back. */
export function isUncounted({ isUndone, event }: Pick<Message, 'isUndone' | 'event'>): boolean {
  return isUndone || event !== null;
}

/**
 * The text of a message as it is kept: trimmed, without control characters; of several lines the first keeps its indent.
 * Empty when there is nothing to see.
 */
export function cleanBody(text: string): string {
  const clean = cleanText(text).trimEnd();
  if (!isSeen(clean)) return '';
  const lines = clean.replace(/^(?:[^\S\n]*\n)+/, '');
  return lines.includes('\n') ? lines : lines.trimStart();
}

/** Said of a message with neither text nor files nor contacts. */
export const NOTHING_WRITTEN = 'Write something first.';

/** What is wrong with the text of a message, cleaned; null when it can be sent. With files or contacts it may be empty. */
export function bodyError(body: string, mayBeEmpty = false): string | null {
  if (body === '') return mayBeEmpty ? null : NOTHING_WRITTEN;
  // A UTF-16 unit is at most one character and three bytes: most messages need not be counted.
  if (body.length <= BODY_MAX && body.length * 3 <= BODY_MAX_BYTES) return null;
  const isTooLong = lengthOf(body) > BODY_MAX || new TextEncoder().encode(body).length > BODY_MAX_BYTES;
  return isTooLong ? `Use at most ${BODY_MAX} characters.` : null;
}
