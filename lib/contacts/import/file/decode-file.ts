import type { Pace } from '../../../process/pace.ts';
import { AppError, invalidField } from '../../../use-case/app-error.ts';
import type { FileFormat } from '../../formats/import-row.ts';
import { decodeLines } from './decode-lines.ts';

/** How many bytes are decoded in one go: a whole file of 25 MB would block the process for a second. */
const PIECE = 64 * 1024;
/** What a file is taken for that says nothing and is not in UTF-8: every byte is a letter in it. */
const FALLBACK = 'windows-1252';
/** By so many bytes it is found out whether a file is in UTF-16. */
const SAMPLE = 64 * 1024;

interface FileToDecode {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly pace: Pace;
  /** As a person chose it; null if the file is to say it. */
  readonly encoding?: string | null;
  /** As the program said that sent the file. */
  readonly declared?: string | null | undefined;
}

/** A file as text. `isMixed`: some of its lines were in the encoding that is named, the others in another one. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: string;
  readonly isMixed: boolean;
}

/** The name of an encoding (WHATWG), or null if it is unknown. */
function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** The name of a chosen encoding; null for none. Throws `invalid` for one that is unknown. */
export function chosenEncoding(label: string | undefined): string | null {
  if (label === undefined) return null;
  const name = encodingNamed(label);
  if (name === null) throw invalidField('encoding', 'Name an encoding such as utf-8, windows-1252 or gbk.');
  return name;
}

/**
 * A text file made by another program: in the encoding that a person chose, that a byte order mark, the sender or a property
 * of a card names, else in UTF-8 or UTF-16, and line by line in Windows-1252 where it is neither. Throws `unreadable_file`
 * when it is not text.
 */
export async function decodeFile(file: FileToDecode): Promise<DecodedFile> {
  const { bytes } = file;
  const whole = async (encoding: string) => ({
    text: await decode(encoding, file),
    encoding,
    isMixed: false,
  });
  const chosen = file.encoding ?? null;
  if (chosen !== null && chosen !== 'utf-8') return await whole(chosen);
  const wide = wideEncoding(bytes);
  if (wide !== null && chosen === null) return await whole(wide);
  if (isNoText(bytes)) throw new AppError('unreadable_file');
  const declared = chosen === null && file.declared ? encodingNamed(file.declared) : null;
  if (declared !== null && declared !== 'utf-8' && !declared.startsWith('utf-16'))
    return await whole(declared);
  try {
    return { text: await decode('utf-8', file, { fatal: true }), encoding: 'utf-8', isMixed: false };
  } catch {
    const { text, hasUtf8, encodings } = await decodeLines({ ...file, fallback: FALLBACK });
    const [encoding = 'utf-8'] = encodings;
    return { text, encoding, isMixed: (hasUtf8 && encodings.size > 0) || encodings.size > 1 };
  }
}

/** UTF-16, as a byte order mark or the zeros of its ASCII letters say; null if it is not. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Line ends, separators and the names of properties are ASCII in every script. A single zero may be stray.
  const many = Math.max(1, end / 2 / 20);
  if (odd > many && even * 10 < odd) return 'utf-16le';
  return even > many && odd * 10 < even ? 'utf-16be' : null;
}

/** A text may hold a stray zero; many mean that it is none. */
function isNoText(bytes: Uint8Array): boolean {
  const max = Math.max(1, bytes.length / 10);
  let zeros = 0;
  for (let at = bytes.indexOf(0); at >= 0 && zeros <= max; at = bytes.indexOf(0, at + 1)) zeros += 1;
  return zeros > max;
}

async function decode(
  encoding: string,
  { bytes, pace }: FileToDecode,
  options?: TextDecoderOptions,
): Promise<string> {
  const decoder = new TextDecoder(encoding, options);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    parts.push(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    await pace();
  }
  return parts.join('') + decoder.decode();
}
