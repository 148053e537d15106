import type { Pace } from '../../process/pace.ts';
import { AppError } from '../../use-case/app-error.ts';

export type FileEncoding = 'utf-8' | 'utf-16' | 'windows-1252';

/** How many bytes are decoded in one go: a whole file of 25 MB would block the process for a second. */
const PIECE = 64 * 1024;

/**
 * A text file made by another program: UTF-8 with or without a byte order mark, UTF-16 with one (spreadsheets call
 * it Unicode text), else Windows-1252, in which every byte is valid. Throws `unreadable_file` when it is not text.
 */
export async function decodeFile(
  bytes: Uint8Array,
  pace: Pace,
): Promise<{ text: string; encoding: FileEncoding }> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: await decode('utf-16le', { bytes, pace }), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff)
    return { text: await decode('utf-16be', { bytes, pace }), encoding: 'utf-16' };
  if (bytes.includes(0)) throw new AppError('unreadable_file');
  try {
    return { text: await decode('utf-8', { bytes, pace }, { fatal: true }), encoding: 'utf-8' };
  } catch {
    return { text: await decode('windows-1252', { bytes, pace }), encoding: 'windows-1252' };
  }
}

interface Decoding {
  readonly bytes: Uint8Array;
  readonly pace: Pace;
}

async function decode(
  encoding: string,
  { bytes, pace }: Decoding,
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
