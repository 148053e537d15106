import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import { queryTerms } from '../../../lib/contract/contacts/contact-search.ts';
import { baseLetters } from '../../../lib/contract/contacts/name-order.ts';

/** A piece of text, and whether a search found it. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** What a search matches in text: beginnings of words, and runs of digits. */
export interface Terms {
  readonly starts: readonly string[];
  readonly digits: string | null;
}

export function termsOf(query: string): Terms {
  const terms = queryTerms(query);
  const digits = terms.find((term) => term.startsWith('#'))?.slice(1) ?? null;
  // An e-mail is matched as a whole, and highlighted by its words.
  const starts = terms
    .filter((term) => !term.startsWith('#'))
    .flatMap((term) => term.replace(/^</, '').match(WORD) ?? []);
  return { starts, digits };
}

/** The text in pieces, those that the search found marked. Accents and case do not count, as in the search itself. */
export function piecesOf(text: string, { starts, digits }: Terms): Piece[] {
  const ranges = digits === null ? wordRanges(text, starts) : digitRanges(text, digits);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false });
    pieces.push({ text: text.slice(from, to), isMatch: true });
    at = to;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isMatch: false });
  return pieces;
}

export function isMatched(text: string, terms: Terms): boolean {
  return piecesOf(text, terms).some(({ isMatch }) => isMatch);
}

function wordRanges(text: string, starts: readonly string[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const base = baseLetters(word);
    const longest = Math.max(
      0,
      ...starts.filter((start) => base.startsWith(start)).map((start) => start.length),
    );
    if (longest === 0) continue;
    let length = 0;
    for (const letter of word) {
      if (baseLetters(word.slice(0, length)).length >= longest) break;
      length += letter.length;
    }
    ranges.push([index, index + length]);
  }
  return ranges;
}

function digitRanges(text: string, digits: string): [number, number][] {
  const indexes = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = text.replace(/\D/g, '').indexOf(digits);
  const [from, to] = [indexes[at], indexes[at + digits.length - 1]];
  return at < 0 || from === undefined || to === undefined ? [] : [[from, to + 1]];
}

/** What is shown under a contact's name in the list: what distinguishes two of one name, or what the search found. */
export function detailOf(contact: Contact, terms: Terms): string {
  const { title, organization, phones, emails, tags, addresses, notes } = contact;
  const work = [title, organization].filter(Boolean).join(' · ');
  const usual = work || phones[0]?.value || emails[0]?.value || '';
  const isSearch = terms.starts.length > 0 || terms.digits !== null;
  if (!isSearch || isMatched(contact.name, terms) || isMatched(usual, terms)) return usual;
  const others = [
    ...phones.map(({ value, e164 }) => (isMatched(value, terms) ? value : (e164 ?? value))),
    ...emails.map(({ value }) => value),
    work,
    ...tags,
    ...addresses.map(({ city }) => city),
    ...notes.split('\n'),
  ];
  return others.find((text) => isMatched(text, terms)) ?? usual;
}
