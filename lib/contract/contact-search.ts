import { foldKey } from './text.ts';

interface Searchable {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly { value: string }[];
  readonly emails: readonly { value: string }[];
  readonly tags: readonly string[];
}

const WORDS_MAX = 400;
const WORD_MAX_LENGTH = 60;
const DIGITS_MIN = 3;
const DIGITS_MAX = 20;

/** A text's words as they are compared: folded, without accents, split at everything that is no letter or digit. */
export function wordsOf(text: string): string[] {
  return sortKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The key by which names are sorted: as {@link foldKey}, with accents taken off, so that Ö stands beside O. */
export function sortKey(text: string): string {
  return foldKey(text).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Digits of a phone number from each of its positions on, so that any run of them finds it; marked by `#`. */
function digitWords(phone: string): string[] {
  const digits = phone.replace(/\D/g, '').slice(0, DIGITS_MAX);
  return Array.from(
    { length: Math.max(0, digits.length - DIGITS_MIN + 1) },
    (_, from) => `#${digits.slice(from)}`,
  );
}

/** Everything by which a search finds a contact: words that a search may begin, and digits of its phones. */
export function searchWords(contact: Searchable): string[] {
  const texts = [contact.name, contact.organization, contact.title, ...contact.tags];
  const emails = contact.emails.map(({ value }) => foldKey(value));
  const words = [
    ...texts.flatMap(wordsOf),
    ...emails,
    ...emails.flatMap(wordsOf),
    ...contact.phones.flatMap(({ value }) => digitWords(value)),
    ...wordsOf(contact.notes),
  ];
  return [...new Set(words.map((word) => word.slice(0, WORD_MAX_LENGTH)))].slice(0, WORDS_MAX);
}

/** The words of a search, of which each must begin a word of what it finds; eight at most, none for an empty search. */
export function queryWords(query: string): string[] {
  if (/^[\d\s()+./-]+$/.test(query)) {
    const digits = query.replace(/\D/g, '').slice(0, DIGITS_MAX);
    if (digits.length >= DIGITS_MIN) return [`#${digits}`];
  }
  const wholes = query
    .split(/\s+/)
    .filter((part) => part.includes('@'))
    .map(foldKey);
  const rest = query
    .split(/\s+/)
    .filter((part) => !part.includes('@'))
    .flatMap(wordsOf);
  return [...wholes, ...rest].map((word) => word.slice(0, WORD_MAX_LENGTH)).slice(0, 8);
}

/** Whether a search finds a contact: the same answer as the server's index gives. Blank finds all, no word nothing. */
export function isFoundBy(contact: Searchable, query: string): boolean {
  if (query.trim() === '') return true;
  const starts = queryWords(query);
  if (starts.length === 0) return false;
  const words = searchWords(contact);
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}
