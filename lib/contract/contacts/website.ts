import { cleanLine } from '../values/text.ts';

/** The address of a website as it is stored: with `https://` where no scheme was typed. Not validated. */
export function cleanWebsite(typed: string): string {
  const text = cleanLine(typed);
  return text === '' || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
}
