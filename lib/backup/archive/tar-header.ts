import { BackupProblem } from '../backup-problem.ts';

/** Size of a block of a tar file, to which headers and contents are filled up, in bytes. */
export const BLOCK = 512;

/** What a header says of the member that follows it. */
export interface TarHeader {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When the archive was made, in whole seconds since 1970. */
  readonly seconds: number;
}

/** The largest number that the eleven octal digits of a size can say; larger ones are binary, as GNU tar writes them. */
const OCTAL_MAX = 8 ** 11 - 1;

/** A header of POSIX.1-1988 (ustar): a regular file that only its owner may read. */
export function encodeHeader({ name, size, seconds }: TarHeader): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for a tar file.`);
  block.write(name, 0, 'utf8');
  block.write('0000600\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  if (size <= OCTAL_MAX) block.write(`${octal(size, 11)}\0`, 124, 'latin1');
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write(`${octal(seconds, 11)}\0`, 136, 'latin1');
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${octal(checksum(block), 6)}\0 `, 148, 'latin1');
  return block;
}

/** Reads a header that {@link encodeHeader} wrote: one that differs in a single bit is refused. */
export function decodeHeader(block: Buffer): TarHeader {
  const end = block.indexOf(0);
  const name = block.toString('utf8', 0, Math.min(end < 0 ? 100 : end, 100));
  const isBinary = block[124] === 0x80;
  const size = isBinary ? Number(block.readBigUInt64BE(128)) : octalAt(block, 124);
  const header = { name, size, seconds: octalAt(block, 136) };
  const isSound =
    name !== '' &&
    Number.isSafeInteger(size) &&
    Number.isSafeInteger(header.seconds) &&
    encodeHeader(header).equals(block);
  if (!isSound)
    throw new BackupProblem('The backup is damaged: the head of a member is not as it was written.');
  return header;
}

/** How many bytes of zeros follow a content, so that the next header begins a block. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function octalAt(block: Buffer, at: number): number {
  const text = block.toString('latin1', at, at + 11);
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** The sum of all bytes, those of the sum itself taken as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}
