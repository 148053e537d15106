/** A piece of a message: plain text, or an address that becomes a link. */
export interface TextPiece {
  readonly text: string;
  /** Only ever http, https or mailto. */
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
const TRAILING = '.,:;!?…»”’)]}';
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Finds the web addresses in a text. Punctuation after one is not part of it; a bracket is, if it was opened inside. */
export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimAddress(match[0]);
    const href = safeHref(address);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

function trimAddress(found: string): string {
  const surplus = new Map(
    Object.entries(CLOSING).map(([closing, opening]) => [
      closing,
      countOf(found, closing) - countOf(found, opening),
    ]),
  );
  let end = found.length;
  for (; end > 0 && TRAILING.includes(found.charAt(end - 1)); end -= 1) {
    const closing = found.charAt(end - 1);
    const more = surplus.get(closing);
    if (more !== undefined && more <= 0) break;
    if (more !== undefined) surplus.set(closing, more - 1);
  }
  return found.slice(0, end);
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
