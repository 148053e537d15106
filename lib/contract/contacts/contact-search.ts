import { foldKey } from '../values/text.ts';
import { extraRows } from './contact-extra.ts';
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
  readonly extra?: readonly string[] | undefined;
}

const TERMS_MAX = 600;
const WORD_MAX_LENGTH = 60;
const DIGITS_MIN = 3;
const DIGITS_MAX = 20;
/** A search of so few letters has a key of its own, for which an index gives the contacts in the order of their names. */
const SHORT_MAX = 2;
const UNSPACED_MAX = 12;

/** A text's words, folded, without accents, split at everything that is not a letter or digit. */
export function searchTermsOf(text: string): string[] {
  return sortKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The key by which names are sorted: as {@link foldKey}, without accents, so that Ö sorts beside O. */
export function sortKey(text: string): string {
  return foldKey(text).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** A text's words as a search of contacts compares them: see `baseLetters`. */
function splitTerms(text: string): string[] {
  return baseLetters(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** In scripts without spaces between words each letter may begin one. */
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

/** The digits of a phone number from each position on, so that any run of them finds it; each begins with `#`. */
function digitTerms(phone: string): string[] {
  const digits = phone.replace(/\D/g, '').slice(0, DIGITS_MAX);
  return Array.from(
    { length: Math.max(0, digits.length - DIGITS_MIN + 1) },
    (_, from) => `#${digits.slice(from)}`,
  );
}

/** The terms that find a word by its first letter or two; each begins with `<`. */
function shortTerms(word: string): string[] {
  if (word.startsWith('#')) return [];
  const letters = [...word.slice(0, SHORT_MAX * 2)].slice(0, SHORT_MAX);
  return letters.map((_, index) => `<${letters.slice(0, index + 1).join('')}`);
}

/** The whole terms by which a search finds a contact; each may be found by its beginning. */
function wholeTerms(contact: Searchable): string[] {
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
    ...texts.flatMap(splitTerms).flatMap(unspaced),
    ...emails,
    ...emails.flatMap(splitTerms),
    ...phones.flatMap(digitTerms),
    ...splitTerms(contact.notes).flatMap(unspaced),
    ...extraRows(contact.extra ?? []).flatMap(({ value }) => splitTerms(value).flatMap(unspaced)),
  ].map((word) => word.slice(0, WORD_MAX_LENGTH));
}

/** The terms by which a search finds a contact, for an index: a search may give the beginning of a word, or digits of a phone. */
export function indexTerms(contact: Searchable): string[] {
  const whole = wholeTerms(contact);
  return [...new Set([...whole.slice(0, TERMS_MAX), ...whole.flatMap(shortTerms)])];
}

/**
 * The terms of a search, all of which must match: the beginning of a word, digits of a phone after `#`, or after `<` one or
 * two letters that begin a word. Eight at most; none when the search has neither letters nor digits.
 */
export function queryTerms(query: string): string[] {
  if (/^[\d\s()+./-]+$/.test(query)) {
    // An international number does not have the leading zero of a national one.
    const digits = query
      .replace(/\D/g, '')
      .replace(/^0+(?=\d{3})/, '')
      .slice(0, DIGITS_MAX);
    if (digits.length >= DIGITS_MIN) return [`#${digits}`];
  }
  const parts = query.split(/\s+/);
  const emails = parts.filter((part) => part.includes('@')).map(baseLetters);
  const rest = parts.filter((part) => !part.includes('@')).flatMap(splitTerms);
  return [...new Set([...emails, ...rest])]
    .map((word) => word.slice(0, WORD_MAX_LENGTH))
    .map((word) => ([...word].length <= SHORT_MAX ? `<${word}` : word))
    .slice(0, 8);
}

/** Whether a term matches only its own key, not every word that begins with it. */
export const isShortTerm = (term: string): boolean => term.startsWith('<');

const known = new WeakMap<Searchable, readonly string[]>();

function knownTerms(contact: Searchable): readonly string[] {
  const terms = known.get(contact) ?? wholeTerms(contact);
  known.set(contact, terms);
  return terms;
}

/** Returns whether a search finds a contact, as the server's index does. A blank search finds all, one without terms none. */
export function finderOf(query: string): (contact: Searchable) => boolean {
  if (query.trim() === '') return () => true;
  const terms = queryTerms(query);
  if (terms.length === 0) return () => false;
  return (contact) => {
    const whole = knownTerms(contact);
    return terms.every((term) =>
      isShortTerm(term)
        ? whole.some((word) => word.startsWith(term.slice(1)) && shortTerms(word).includes(term))
        : whole.some((word, index) => index < TERMS_MAX && word.startsWith(term)),
    );
  };
}
