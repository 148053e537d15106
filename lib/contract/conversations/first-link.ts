import { linkify } from './linkify.ts';
import { withoutCode } from './without-code.ts';

/** Lines that quote somebody. */
const QUOTED = /^>(?: .*)?$/gm;

/** The first web address of a text that its writer wrote themselves: not in code, not in a quote. Null when there is none. */
export function firstLink(body: string): string | null {
  if (!/https?:\/\//iu.test(body)) return null;
  const own = withoutCode(body).replace(QUOTED, ' ');
  return linkify(own).find(({ href }) => href !== null)?.href ?? null;
}
