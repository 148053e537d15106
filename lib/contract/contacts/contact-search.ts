import { foldName } from '../folding/fold-name.ts';
import { termsOfName, termsOfQuery, termsOfText, wordsOfText } from '../folding/name-terms.ts';
import { extraRows } from './contact-extra.ts';
import { type DialledNumber, digitsOf, isCode, readPhones } from './phone-text.ts';

interface Searchable {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly { readonly value: string; readonly e164?: string | null | undefined }[];
  readonly emails: readonly { readonly value: string }[];
  readonly addresses: readonly { readonly city: string }[];
  readonly tags: readonly string[];
  readonly birthday?: string | undefined;
  readonly customFields?: readonly { readonly value: string }[] | undefined;
  readonly extra?: readonly string[] | undefined;
}

const TERMS_MAX = 600;
const WORD_MAX_LENGTH = 60;
const DIGITS_MIN = 3;
const DIGITS_MAX = 20;
/** A number of so many digits is searched for alone: what stands beside it may be anything. */
const ALONE_MIN = 7;

/** The digits of a phone number from each position on, so that any run of them finds it, and a code; each begins with `#`. */
function phoneTerms(phone: DialledNumber): string[] {
  const digits = digitsOf(phone).slice(0, DIGITS_MAX);
  const runs = Array.from(
    { length: Math.max(0, digits.length - DIGITS_MIN + 1) },
    (_, from) => `#${digits.slice(from)}`,
  );
  return isCode(phone) ? [`#${phone.number}`, ...runs] : runs;
}

/** The terms of a phone as it is written: its numbers, and what else it says. */
function termsOfPhone({ value, e164 }: Searchable['phones'][number]): string[] {
  const { numbers } = readPhones(value);
  const [first] = numbers;
  const international = first && e164 ? [{ ...first, number: e164 }] : [];
  const words = /\p{L}/u.test(value) ? termsOfText(value) : [];
  // An address of internet telephony is searched for as an e-mail is.
  if (value.includes('@')) words.push(foldName(value));
  return [...numbers, ...international].flatMap(phoneTerms).concat(words);
}

/** The digits that words begin with, as a search for digits alone seeks them: `Forum 1848` is found by `1848`. */
function termsOfDigits(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const digits = /^\d{3,}/.exec(word)?.[0];
    return digits ? [`#${digits}`, `#${searchedDigits(digits)}`] : [];
  });
}

/** What a search takes for a number or an email address, in text that is neither: `1-800-Flowers` may be a name. */
function termsAsTyped(text: string): string[] {
  return /[\p{Nd}@]/u.test(text) ? [text, ...text.split(/\s+/)].flatMap(queryTerms) : [];
}

/** The terms by which a search finds a contact; each may be found by its beginning. */
function termsOf(contact: Searchable): string[] {
  const texts = [
    contact.organization,
    contact.title,
    ...contact.tags,
    ...contact.addresses.map(({ city }) => city),
    ...(contact.customFields ?? []).map(({ value }) => value),
  ];
  const words = [...termsOfName(contact.name), ...texts.flatMap(termsOfText)];
  const emails = contact.emails.map(({ value }) => foldName(value));
  const other = [contact.notes, ...extraRows(contact.extra ?? []).map(({ value }) => value)].flatMap(
    termsOfText,
  );
  const terms = new Set([
    ...words,
    ...[contact.name, ...texts].flatMap(termsAsTyped),
    ...emails,
    ...emails.flatMap(wordsOfText),
    ...contact.phones.flatMap(termsOfPhone),
    ...termsOfDigits(words),
    ...other,
    ...termsOfDigits(other),
  ]);
  return [...terms].slice(0, TERMS_MAX).map((word) => word.slice(0, WORD_MAX_LENGTH));
}

/** The terms by which a search finds a contact, for an index: a search may give the beginning of a word, or digits of a phone. */
export function indexTerms(contact: Searchable): string[] {
  const born = contact.birthday ? [birthdayTerm(contact.birthday.slice(-5))] : [];
  return [...new Set([...termsOf(contact), ...born])];
}

/** The term by which a birthday is found by its month and day (`04-30`); nothing that is typed becomes such a term. */
export function birthdayTerm(monthAndDay: string): string {
  return `>${monthAndDay}`;
}

/**
 * The terms of a search, all of which must match: the beginning of a word, or digits of a phone after `#`. Eight at most; none
 * when the search has neither letters nor digits.
 */
export function queryTerms(query: string): string[] {
  const parts = query.split(/\s+/);
  const emails = parts.filter((part) => part.includes('@')).map(foldName);
  const rest = emails.length === 0 ? query : parts.filter((part) => !part.includes('@')).join(' ');
  return [
    ...new Set([
      ...emails,
      ...(numberTerms(rest) ?? termsOfQuery(rest).map((word) => word.slice(0, WORD_MAX_LENGTH))),
    ]),
  ].slice(0, 8);
}

/** The phones that a search names, if it names nothing else, or one with so many digits that nothing else matters; else null. */
function numberTerms(text: string): string[] | null {
  const { numbers, rest } = readPhones(text);
  const long = numbers.filter((number) => digitsOf(number).length >= ALONE_MIN);
  const sought = long.length > 0 ? long : /\p{L}/u.test(rest) ? [] : numbers;
  const terms = sought
    .map((number) => (isCode(number) ? number.number : searchedDigits(digitsOf(number))))
    .filter((term) => term.length >= DIGITS_MIN);
  return terms.length === 0 ? null : terms.map((term) => `#${term}`);
}

/** An international number does not have the leading zero of a national one. */
function searchedDigits(digits: string): string {
  return digits.replace(/^0+(?=\d{3})/, '').slice(0, DIGITS_MAX);
}

const known = new WeakMap<Searchable, readonly string[]>();

function knownTerms(contact: Searchable): readonly string[] {
  const terms = known.get(contact) ?? termsOf(contact);
  known.set(contact, terms);
  return terms;
}

/** Returns whether a search finds a contact, as the server's index does. A blank search finds all, one without terms none. */
export function finderOf(query: string): (contact: Searchable) => boolean {
  if (query.trim() === '') return () => true;
  const terms = queryTerms(query);
  if (terms.length === 0) return () => false;
  return (contact) => {
    const own = knownTerms(contact);
    return terms.every((term) => own.some((word) => word.startsWith(term)));
  };
}
