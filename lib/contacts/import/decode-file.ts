import { AppError } from '../../use-case/app-error.ts';

export type FileEncoding = 'utf-8' | 'utf-16' | 'windows-1252';

/**
 * A text file made by another program: UTF-8 with or without a byte order mark, UTF-16 with one (spreadsheets call
 * it Unicode text), else Windows-1252, which every byte is valid in. Throws `unreadable_file` when it is no text.
 */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: FileEncoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), encoding: 'utf-16' };
  if (bytes.includes(0)) throw new AppError('unreadable_file');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decode('windows-1252', bytes), encoding: 'windows-1252' };
  }
}

const decode = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);
