import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { BackupProblem } from '../backup-problem.ts';
import { ByteReader } from './byte-reader.ts';
import { isSealed, MARK_LENGTH, openSealed } from './sealed-bytes.ts';
import { BLOCK, decodeHeader, paddingOf } from './tar-header.ts';
import { SUMS } from './write-archive.ts';

const PIECE = 1024 * 1024;
/** Enough for the sums of a million files. */
const SUMS_MAX = 256 * PIECE;

/** A member of a backup while it is read. Its bytes can be read once, before the next member. */
export interface ArchiveMember {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Reads a backup from its first to its last byte and hands each member to `visit`. Resolves to the SHA-256 of each member
 * by its name when every byte is as it was written; until then nothing of it may be trusted. Throws {@link BackupProblem}.
 */
export async function readArchive(
  file: string,
  passphrase: string | undefined,
  visit: (member: ArchiveMember) => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const source = new ByteReader(createReadStream(file, { highWaterMark: PIECE }));
  try {
    return await readMembers(await plainReader(file, source, passphrase), visit);
  } finally {
    await source.close();
  }
}

async function plainReader(
  file: string,
  source: ByteReader,
  passphrase: string | undefined,
): Promise<ByteReader> {
  const probe = new ByteReader(createReadStream(file, { end: MARK_LENGTH - 1 }));
  const beginning = await probe.upTo(MARK_LENGTH);
  await probe.close();
  return isSealed(beginning) ? new ByteReader(openSealed(source, passphrase)) : source;
}

async function readMembers(
  reader: ByteReader,
  visit: (member: ArchiveMember) => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (;;) {
    const { name, size } = decodeHeader(await reader.exactly(BLOCK));
    if (sums.has(name)) throw new BackupProblem(`The backup is damaged: ${name} is in it twice.`);
    if (name === SUMS) {
      checkSums(sums, await textOf(reader, size));
      await requireZeros(reader, paddingOf(size) + 2 * BLOCK);
      if ((await reader.upTo(1)).length > 0)
        throw new BackupProblem('The backup is damaged: it goes on after its end.');
      return sums;
    }
    const hash = createHash('sha256');
    const bytes = contentOf(reader, size, hash);
    await visit({ name, size, bytes });
    // What the visitor left is read here.
    for await (const _ of bytes);
    await requireZeros(reader, paddingOf(size));
    sums.set(name, hash.digest('hex'));
  }
}

/** An iterator without a `return`: who stops in the middle leaves the rest to the one who reads on. */
function contentOf(
  reader: ByteReader,
  size: number,
  hash: ReturnType<typeof createHash>,
): AsyncIterableIterator<Buffer> {
  let left = size;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (left === 0) return { done: true, value: undefined };
      const piece = await reader.some(Math.min(left, PIECE));
      if (piece.length === 0) throw new BackupProblem('The backup is damaged: its end is missing.');
      hash.update(piece);
      left -= piece.length;
      return { done: false, value: piece };
    },
  };
}

async function textOf(reader: ByteReader, size: number): Promise<string> {
  if (size > SUMS_MAX) throw new BackupProblem('The backup is damaged: its checksums are too long.');
  return (await reader.exactly(size)).toString('utf8');
}

async function requireZeros(reader: ByteReader, size: number): Promise<void> {
  const bytes = await reader.exactly(size);
  if (bytes.some((byte) => byte !== 0))
    throw new BackupProblem('The backup is damaged: there is something between its members.');
}

function checkSums(sums: ReadonlyMap<string, string>, text: string): void {
  const wanted = [...sums].map(([name, sha256]) => `${sha256}  ${name}\n`).join('');
  if (wanted === text) return;
  const stated = new Map(text.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  const wrong =
    [...sums].find(([name, sha256]) => stated.get(name) !== sha256)?.[0] ?? 'the list of checksums';
  throw new BackupProblem(`The backup is damaged: ${wrong} is not as it was written.`);
}
