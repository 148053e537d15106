import { isAscii, isUtf8 } from 'node:buffer';
import type { Pace } from '../../../process/pace.ts';
import type { FileFormat } from '../../formats/import-row.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
/** Where the parameters of a property end at the latest. In bytes. */
const HEAD_MAX = 1_000;
/** After so many bytes others get their turn; a longer line is decoded in parts. */
const PIECE = 64 * 1024;
const LINE_MAX = 256 * 1024;

interface LinesToDecode {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly pace: Pace;
  /** The encoding of what is not UTF-8. */
  readonly fallback: string;
}

/**
 * Text whose lines are in several encodings: each is UTF-8 if it can be, and else in the encoding that its property names, or in
 * the fallback, word by word. In a vCard a line may be folded within a letter (RFC 6350, section 3.2): such lines are joined
 * before they are decoded, and stay as many lines as they were.
 */
export async function decodeLines({
  bytes,
  format,
  pace,
  fallback,
}: LinesToDecode): Promise<{ text: string; hasUtf8: boolean; encodings: ReadonlySet<string> }> {
  const parts: string[] = [];
  const encodings = new Set<string>();
  let hasUtf8 = false;
  let good = 0;
  let pausedAt = 0;
  const utf8 = new TextDecoder('utf-8');
  const takeGood = (to: number) => {
    const part = bytes.subarray(good, to);
    hasUtf8 ||= !isAscii(part);
    parts.push(utf8.decode(part));
    good = to;
  };
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    if (!isUtf8(bytes.subarray(at, end))) {
      takeGood(at);
      const last = format === 'vcard' ? foldedEnd(bytes, end) : end;
      const line = decodeLine(bytes.subarray(at, last), { format, fallback });
      parts.push(line.text);
      hasUtf8 ||= line.hasUtf8;
      if (line.encoding !== null) encodings.add(line.encoding);
      good = last;
      at = last;
    } else at = end;
    if (at - good > PIECE) takeGood(at);
    if (at - pausedAt > PIECE) {
      pausedAt = at;
      await pace();
    }
  }
  takeGood(bytes.length);
  return { text: parts.join(''), hasUtf8, encodings };
}

/** Where the next line begins, or the next part of one that is too long. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const part = bytes.subarray(from, from + LINE_MAX);
  const lf = part.indexOf(LF);
  if (lf >= 0) return from + lf + 1;
  let end = from + part.length;
  // Not within a letter of UTF-8.
  while (end < bytes.length && end > from + 1 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

/** The end of the lines that belong to the one which ends here. */
function foldedEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && end - from < LINE_MAX && (bytes[end] === SPACE || bytes[end] === TAB))
    end = lineEnd(bytes, end);
  return end;
}

interface Decoded {
  readonly text: string;
  readonly hasUtf8: boolean;
  /** What is not UTF-8 was in this one; null if all of it is. */
  readonly encoding: string | null;
}

function decodeLine(
  bytes: Uint8Array,
  { format, fallback }: { readonly format: FileFormat; readonly fallback: string },
): Decoded {
  if (format === 'vcard') {
    const { joined, folds } = unfolded(bytes);
    // As many lines as before, so that what follows keeps its number.
    const withFolds = (text: string) => {
      const body = text.replace(/[\r\n]+$/, '');
      return body + '\r\n '.repeat(folds) + text.slice(body.length);
    };
    if (isUtf8(joined))
      return { text: withFolds(Buffer.from(joined).toString('utf8')), hasUtf8: true, encoding: null };
    const declared = charsetOf(joined);
    if (declared)
      return { text: withFolds(declared.decode(joined)), hasUtf8: false, encoding: declared.encoding };
    const words = decodeWords(joined, fallback);
    return { ...words, text: withFolds(words.text) };
  }
  return decodeWords(bytes, fallback);
}

/** Lines without their folds, and how many there were. */
function unfolded(bytes: Uint8Array): { readonly joined: Uint8Array; readonly folds: number } {
  const pieces: Uint8Array[] = [];
  let from = 0;
  let folds = 0;
  for (let end = lineEnd(bytes, 0); end < bytes.length; end = lineEnd(bytes, end)) {
    const isCrLf = bytes[end - 2] === CR;
    pieces.push(bytes.subarray(from, end - (isCrLf ? 2 : 1)));
    from = end + 1;
    folds += 1;
  }
  pieces.push(bytes.subarray(from));
  return { joined: Buffer.concat(pieces), folds };
}

/** The decoder of the encoding that a property names for its value; null if it names none that is known. */
function charsetOf(bytes: Uint8Array): TextDecoder | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_MAX)).toString('latin1');
  const label = /^[^:\r\n]*;CHARSET="?([^;:"]+)/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === 'utf-8' ? null : decoder;
  } catch {
    return null;
  }
}

/** A line in which some words are UTF-8 and others are not. */
function decodeWords(bytes: Uint8Array, fallback: string): Decoded {
  const decoder = new TextDecoder(fallback);
  let text = '';
  let hasUtf8 = false;
  let isOther = false;
  for (let at = 0; at < bytes.length; ) {
    const isLetter = (bytes[at] ?? 0) > 0x7f;
    let end = at;
    while (end < bytes.length && (bytes[end] ?? 0) > 0x7f === isLetter) end += 1;
    const run = Buffer.from(bytes.subarray(at, end));
    const isText = isLetter && isUtf8(run);
    hasUtf8 ||= isText;
    isOther ||= isLetter && !isText;
    text += isText || !isLetter ? run.toString('utf8') : decoder.decode(run);
    at = end;
  }
  return { text, hasUtf8, encoding: isOther ? decoder.encoding : null };
}
