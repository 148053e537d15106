/** The number of characters as a person counts them for our limits: Unicode code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

// Control characters except tab and line feed, and the two noncharacters that no text needs.
const CONTROLS = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu;

/** Text as it is kept: line ends made `\n`, control characters taken out, lone surrogates replaced, composed (NFC). */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(CONTROLS, '').normalize('NFC');
}

// Spaces, joiners, marks of direction, fillers, and the three other characters that are drawn as nothing.
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800\ufff9-\ufffb\u{1d159}]/u;

/** Whether a text has anything to see. */
export function isSeen(text: string): boolean {
  return SEEN.test(text);
}

/** One line: as {@link cleanText}, with line breaks and runs of white space made one space, and trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** The key by which names, e-mails and tags are compared and searched: compatible forms folded, without case. */
export function foldKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/**
 * The key by which names, e-mails, phones and tags of contacts count as the same: NFKC, case folded in full (ß is ss,
 * a final sigma is a sigma), one space between words.
 */
export function caseKey(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim();
  const folded = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return folded.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Whether a text holds nothing that has to be folded but the case of its letters: most do not, and take the short way. */
export function isAscii(text: string): boolean {
  return /^[\t\n\r\x20-\x7e]*$/.test(text);
}
