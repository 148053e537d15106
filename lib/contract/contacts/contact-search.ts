import { foldKey } from '../values/text.ts';
import { baseLetters } from './name-order.ts';

interface Searchable {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly { readonly value: string; readonly e164?: string | null | undefined }[];
  readonly emails: readonly { readonly value: string }[];
  readonly addresses: readonly { readonly city: string }[];
  readonly tags: readonly string[];
}

const WORDS_MAX = 600;
const WORD_MAX_LENGTH = 60;
const DIGITS_MIN = 3;
const DIGITS_MAX = 20;
/** A search of so few letters finds by a key of its own: an index gives those who have it in the order of their names. */
const SHORT_MAX = 2;
const UNSPACED_MAX = 12;

/** A text's words as they are compared: folded, without accents, split at everything that is no letter or digit. */
export function searchTermsOf(text: string): string[] {
  return sortKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The key by which names are sorted: as {@link foldKey}, with accents taken off, so that Ö sorts beside O. */
export function sortKey(text: string): string {
  return foldKey(text).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** A text's words as a search compares them: see `baseLetters`. */
function foundWords(text: string): string[] {
  return baseLetters(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Where words are written without spaces between them, each letter may begin one. */
function unspaced(word: string): string[] {
  if (
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      word,
    )
  ) {
    return [word];
  }
  const letters = [...word];
  return letters.slice(0, UNSPACED_MAX).map((_, from) => letters.slice(from).join(''));
}

/** Digits of a phone number from each of its positions on, so that any run of them finds it; marked by `#`. */
function digitWords(phone: string): string[] {
  const digits = phone.replace(/\D/g, '').slice(0, DIGITS_MAX);
  return Array.from(
    { length: Math.max(0, digits.length - DIGITS_MIN + 1) },
    (_, from) => `#${digits.slice(from)}`,
  );
}

/** What finds a word by its first letter or two, marked by `<`. */
function shortWords(word: string): string[] {
  if (word.startsWith('#')) return [];
  const letters = [...word.slice(0, SHORT_MAX * 2)].slice(0, SHORT_MAX);
  return letters.map((_, index) => `<${letters.slice(0, index + 1).join('')}`);
}

/** The whole words by which a search finds a contact; each may be found by its beginning. */
function wholeWords(contact: Searchable): string[] {
  const texts = [
    contact.name,
    contact.organization,
    contact.title,
    ...contact.tags,
    ...contact.addresses.map(({ city }) => city),
  ];
  const emails = contact.emails.map(({ value }) => baseLetters(value));
  const phones = contact.phones.flatMap(({ value, e164 }) => (e164 ? [value, e164] : [value]));
  return [
    ...texts.flatMap(foundWords).flatMap(unspaced),
    ...emails,
    ...emails.flatMap(foundWords),
    ...phones.flatMap(digitWords),
    ...foundWords(contact.notes).flatMap(unspaced),
  ].map((word) => word.slice(0, WORD_MAX_LENGTH));
}

/** Everything by which a search finds a contact, for an index: words that a search may begin, and digits of its phones. */
export function searchWords(contact: Searchable): string[] {
  const whole = wholeWords(contact);
  return [...new Set([...whole.slice(0, WORDS_MAX), ...whole.flatMap(shortWords)])];
}

/**
 * The terms of a search, each of which must be met: a beginning of a word, digits of a phone after `#`, or after `<`
 * one or two letters that begin a word. Eight at most; none when the search says nothing.
 */
export function queryWords(query: string): string[] {
  if (/^[\d\s()+./-]+$/.test(query)) {
    // No one types a zero into an international number that a national one begins with.
    const digits = query
      .replace(/\D/g, '')
      .replace(/^0+(?=\d{3})/, '')
      .slice(0, DIGITS_MAX);
    if (digits.length >= DIGITS_MIN) return [`#${digits}`];
  }
  const parts = query.split(/\s+/);
  const emails = parts.filter((part) => part.includes('@')).map(baseLetters);
  const rest = parts.filter((part) => !part.includes('@')).flatMap(foundWords);
  return [...new Set([...emails, ...rest])]
    .map((word) => word.slice(0, WORD_MAX_LENGTH))
    .map((word) => ([...word].length <= SHORT_MAX ? `<${word}` : word))
    .slice(0, 8);
}

/** Whether a term is met by its own key and not by every word that it begins. */
export const isShortTerm = (term: string): boolean => term.startsWith('<');

const known = new WeakMap<Searchable, readonly string[]>();

function knownWords(contact: Searchable): readonly string[] {
  const words = known.get(contact) ?? wholeWords(contact);
  known.set(contact, words);
  return words;
}

/** Says of contacts whether a search finds them, as the server's index does. Blank finds all, no word nothing. */
export function finderOf(query: string): (contact: Searchable) => boolean {
  if (query.trim() === '') return () => true;
  const terms = queryWords(query);
  if (terms.length === 0) return () => false;
  return (contact) => {
    const words = knownWords(contact);
    return terms.every((term) =>
      isShortTerm(term)
        ? words.some((word) => word.startsWith(term.slice(1)) && shortWords(word).includes(term))
        : words.some((word, index) => index < WORDS_MAX && word.startsWith(term)),
    );
  };
}
