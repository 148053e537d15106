import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import { queryTerms } from '../../../lib/contract/contacts/contact-search.ts';
import { digitOf, digitOfLetter } from '../../../lib/contract/contacts/phone-text.ts';
import { termRanges, termsOfQuery } from '../../../lib/contract/folding/name-terms.ts';

/** A piece of text, and whether a search found it. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** What a search matches in text: beginnings of words, and runs of digits. */
export interface Terms {
  readonly starts: readonly string[];
  readonly digits: string | null;
}

export function termsOf(query: string): Terms {
  const terms = queryTerms(query);
  const digits = terms.find((term) => term.startsWith('#'))?.slice(1) ?? null;
  // An email is matched as a whole, and highlighted by its words.
  const starts = terms.filter((term) => !term.startsWith('#')).flatMap(termsOfQuery);
  return { starts, digits };
}

/** The text in pieces, those that the search found marked. Accents and case do not count, as in the search itself. */
export function piecesOf(text: string, { starts, digits }: Terms): Piece[] {
  const ranges = digits === null ? termRanges(text, starts) : digitRanges(text, digits);
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

/** The run of digits, whatever stands between them; where there is none, one with letters for digits. */
function digitRanges(text: string, digits: string): [number, number][] {
  const wanted = digits.replace(/\D/g, '');
  const found = digitRange(text, wanted, digitOf);
  const range = found ?? digitRange(text, wanted, (each) => digitOf(each) ?? digitOfLetter(each));
  return range ? [range] : [];
}

function digitRange(
  text: string,
  wanted: string,
  digitOfSign: (character: string) => string | null,
): [number, number] | null {
  const at: { readonly from: number; readonly to: number }[] = [];
  let all = '';
  let from = 0;
  for (const character of text) {
    const value = digitOfSign(character);
    if (value !== null) {
      all += value;
      at.push({ from, to: from + character.length });
    }
    from += character.length;
  }
  const start = all.indexOf(wanted);
  const [first, last] = [at[start], at[start + wanted.length - 1]];
  return start < 0 || !first || !last ? null : [first.from, last.to];
}

/** What is shown under a contact's name in the list: what distinguishes two of one name, or what the search found. */
export function detailOf(contact: Contact, terms: Terms): string {
  const { title, organization, phones, emails, tags, addresses, customFields, notes } = contact;
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
    ...customFields.map(({ value }) => value),
    ...notes.split('\n'),
  ];
  return others.find((text) => isMatched(text, terms)) ?? usual;
}
