import { isUtf8 } from 'node:buffer';

/**
 * The type of a text by its beginning; null when it is none: it is not UTF-8, or has a NUL. `isWhole` says that nothing
 * follows, so that no character may be cut off. Linear in its length.
 */
export function textType(head: Uint8Array, isWhole: boolean): string | null {
  if (head.includes(0)) return null;
  const text = isWhole ? head : withoutCutCharacter(head);
  if (!isUtf8(text)) return null;
  const beginning = Buffer.from(text.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return markupType(beginning.toLowerCase()) ?? cardType(beginning) ?? 'text/plain';
}

/** Without the bytes at its end that may be the first ones of a longer character. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let length = 1; length <= 3 && length <= bytes.length; length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - length);
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** By words that make a browser take it for a page or a drawing, wherever they are in the beginning. */
function markupType(text: string): string | null {
  if (!text.startsWith('<')) return null;
  if (/<(?:!doctype html|html|head|body|script|iframe|style|title)\b/.test(text)) return 'text/html';
  if (/<(?:\w+:)?svg\b/.test(text)) return 'image/svg+xml';
  return text.startsWith('<?xml') ? 'text/xml' : null;
}

function cardType(text: string): string | null {
  if (/^BEGIN:VCARD\s/i.test(text)) return 'text/vcard';
  return /^BEGIN:VCALENDAR\s/i.test(text) ? 'text/calendar' : null;
}
