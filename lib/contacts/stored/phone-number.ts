import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Context } from '../../context/context.ts';

/**
 * A phone number as typed in the international form of E.164 (`+442079460000`), or null when it cannot be
 * dialled. One without a country code is taken to be of `DEFAULT_COUNTRY`, and has no such form while that is unset.
 */
export function toE164(env: Pick<Context['env'], 'DEFAULT_COUNTRY'>, typed: string): string | null {
  const country = env.DEFAULT_COUNTRY;
  // A zero in brackets is the trunk prefix, which is not dialled from abroad: +44 (0)20.
  const text = typed.replace(/^(\s*(?:\+|00)[\d\s.-]*)\(0\)/, '$1');
  const international = text.replace(/^\s*00(?=[1-9])/, '+');
  for (const each of country === undefined ? [international] : [text, international]) {
    const number = parsePhoneNumberFromString(
      each,
      country !== undefined && isSupportedCountry(country) ? country : undefined,
    );
    if (number?.isPossible()) return number.number;
  }
  return null;
}
