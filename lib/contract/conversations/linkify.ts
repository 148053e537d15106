/** A piece of a message: plain text, or an address that becomes a link. */
export interface TextPiece {
  readonly text: string;
  /** Only ever http, https or mailto. */
  readonly href: string | null;
}

// What ends an address wherever it stands: spaces, quotes, punctuation of scripts that put no space after it, and what is
// not seen. U+FFFF is a backtick (`withLiteralTicks`).
const ENDS =
  '\\s<>"\'`“”„«»‹›\\u060c\\u061b\\u061f\\u06d4\\u0964\\u0965\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\ufeff\\uffff';
// Nor is an address after a comma part of the one before it.
const REST = `(?:(?![,;|]https?://)[^${ENDS}])+`;
const ADDRESS = new RegExp(`https?://${REST}`, 'giu');
const ADDRESS_HERE = new RegExp(`^(?:https?://|www\\.[a-z0-9-]+\\.)${REST}`, 'iu');
/** A host in plain letters; letters of a script without spaces right after it are the sentence that goes on. */
const PLAIN_HOST =
  /^(?:https?:\/\/)?[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])/iu;
const TRAILING = '.,:;!?*~)]}';
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Finds the web addresses in a text. Punctuation after one is not part of it, in any script; a bracket is, if it was opened
 * inside.
 */
export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  ADDRESS.lastIndex = 0;
  for (let match = ADDRESS.exec(text); match; match = ADDRESS.exec(text)) {
    const address = trimAddress(match[0]);
    ADDRESS.lastIndex = match.index + Math.max(1, address.length);
    const href = safeHref(address);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

/** The web address that a text begins with, also one that begins with `www.`; null when there is none. */
export function addressAt(text: string): { readonly text: string; readonly href: string } | null {
  const found = ADDRESS_HERE.exec(text)?.[0];
  if (found === undefined) return null;
  const address = trimAddress(found);
  const href = safeHref(/^www\./iu.test(address) ? `http://${address}` : address);
  return href === null ? null : { text: address, href };
}

function trimAddress(match: string): string {
  const found = PLAIN_HOST.exec(match)?.[0] ?? match;
  const surplus = new Map(
    Object.entries(CLOSING).map(([closing, opening]) => [
      closing,
      countOf(found, closing) - countOf(found, opening),
    ]),
  );
  let end = found.length;
  for (; end > 0 && isTrailing(found.charAt(end - 1)); end -= 1) {
    const closing = found.charAt(end - 1);
    const more = surplus.get(closing);
    if (more !== undefined && more <= 0) break;
    if (more !== undefined) surplus.set(closing, more - 1);
  }
  return found.slice(0, end);
}

function isTrailing(character: string): boolean {
  return TRAILING.includes(character) || /(?!\p{ASCII})\p{P}/u.test(character);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The address as a link may have it: http, https or mailto; null for any other, and for one that hides its host. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.href;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  // A name before an @ is how an address pretends to lead somewhere else.
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
