import type { VCardProperty } from './vcard-lines.ts';

/** In these a byte of a letter may look like ASCII, so that it is not written as `=XX`. */
const MIXED_CHARSETS = /^(?:shift[_-]?jis|sjis|windows-31j|gbk|gb2312|gb18030|big5)/i;

export function isQuotedPrintable({ params }: Pick<VCardProperty, 'params'>): boolean {
  return params.get('ENCODING')?.[0]?.toUpperCase() === 'QUOTED-PRINTABLE';
}

/**
 * A property's value as text, with quoted-printable decoded. Escapes are kept, and what was encoded is escaped: in 2.1 that is
 * how a semicolon is told from a separator.
 */
export function decodedValue(property: Pick<VCardProperty, 'params' | 'value'>): string {
  const { params, value } = property;
  if (!isQuotedPrintable(property)) return value;
  const charset = params.get('CHARSET')?.[0] ?? 'utf-8';
  // Runs of =XX are at the odd positions.
  const parts = value.split(/((?:=[0-9A-Fa-f]{2})+)/);
  const bytesOf = (run: string) => Buffer.from(run.replaceAll('=', ''), 'hex');
  if (MIXED_CHARSETS.test(charset)) {
    const bytes = parts.map((part, index) => (index % 2 === 1 ? bytesOf(part) : Buffer.from(part)));
    return decodeBytes(charset, Buffer.concat(bytes)).replace(/\r\n|\r|\n/g, '\\n');
  }
  return parts
    .map((part, index) => (index % 2 === 1 ? escapeText(decodeBytes(charset, bytesOf(part))) : part))
    .join('');
}

function decodeBytes(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Splits a value at each unescaped separator. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** Unescapes a value (RFC 6350, section 3.4); before a letter that needs no escape a backslash is one. */
export function unescapeText(value: string): string {
  return value.replace(/\\(?:([nN])|([^\p{L}\p{N}]))/gsu, (_, letter: string | undefined, mark: string) =>
    letter === undefined ? mark : '\n',
  );
}

export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

const FOLD_BYTES = 75;
const ASCII = /^[\x20-\x7e]*$/;

/** Folds a content line to lines of at most 75 bytes, never inside a character (RFC 6350, section 3.2). */
export function foldLine(content: string): string {
  if (content.length * 3 <= FOLD_BYTES) return `${content}\r\n`;
  if (ASCII.test(content)) return foldAscii(content);
  let out = '';
  let size = 0;
  for (const char of content) {
    const bytes = Buffer.byteLength(char);
    if (size + bytes > FOLD_BYTES) {
      out += '\r\n ';
      size = 1;
    }
    out += char;
    size += bytes;
  }
  return `${out}\r\n`;
}

/** A photo is a line of more than a million characters, each of one byte. */
function foldAscii(content: string): string {
  const lines = [content.slice(0, FOLD_BYTES)];
  for (let at = FOLD_BYTES; at < content.length; at += FOLD_BYTES - 1)
    lines.push(content.slice(at, at + FOLD_BYTES - 1));
  return `${lines.join('\r\n ')}\r\n`;
}
