import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Context } from '../../context/context.ts';
import { isCode, readPhone } from '../../contract/contacts/phone-text.ts';
import { caseKey } from '../../contract/values/text.ts';

/**
 * A phone number as typed in the international form of E.164 (`+442079460000`), or null when it cannot be
 * dialled. One without a country code is taken to be of `DEFAULT_COUNTRY`, and has no such form while that is unset.
 */
export function toE164(
  { DEFAULT_COUNTRY }: Pick<Context['env'], 'DEFAULT_COUNTRY'>,
  typed: string,
): string | null {
  const key = `${DEFAULT_COUNTRY ?? ''} ${typed}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const found = findE164(DEFAULT_COUNTRY, typed);
  remembered.set(key, found);
  return found;
}

/** The numbers read last: each is asked for several times while its contact is compared and stored. */
const remembered = new Map<string, string | null>();
const REMEMBERED_MAX = 2_000;

function findE164(country: string | undefined, typed: string): string | null {
  const read = readPhone(typed);
  if (read === null || isCode(read)) return null;
  const international = read.number.replace(/^00(?=[1-9])/, '+');
  for (const each of country === undefined ? [international] : [read.number, international]) {
    const number = parsePhoneNumberFromString(
      each,
      country !== undefined && isSupportedCountry(country) ? country : undefined,
    );
    if (number?.isPossible()) return number.number;
  }
  return null;
}

/** What makes two phones the same: where they lead, with the extension; of a text without a number the text. */
export function phoneKey({ value, e164 }: { readonly value: string; readonly e164?: string | null }): string {
  const read = readPhone(value);
  if (read === null) return caseKey(value);
  const { extension, afterwards } = read;
  return `${e164 ?? read.number}${extension === '' ? '' : `;${extension}`}${afterwards}`;
}
