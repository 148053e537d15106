import type { ByteWindow } from './byte-window.ts';

/** A chunk of a PNG or WebP: its code, and its content from `at` + 8 on. */
export interface Chunk {
  readonly code: string;
  /** Where its head begins. */
  readonly at: number;
  /** Of its content, as it says. */
  readonly length: number;
  /** Where the next chunk begins; beyond the end of a file that was cut off. */
  readonly end: number;
}

export const CHUNK_HEAD = 8;

/** Answers false to end the walk. */
type Visit = (chunk: Chunk) => boolean;

/** Follows the chunks of a PNG up to IEND (W3C PNG, 5.3). */
export async function walkPngChunks(bytes: ByteWindow, visit: Visit): Promise<void> {
  const chunkAt = (at: number) => {
    const length = bytes.uint32(at);
    return { code: bytes.code(at + 4), at, length, end: at + CHUNK_HEAD + length + 4 };
  };
  await walk(bytes, { from: 8, to: bytes.size, chunkAt }, (chunk) => visit(chunk) && chunk.code !== 'IEND');
}

/** Follows the chunks of a WebP up to where its head says that it ends (RFC 9649, 2.3). */
export async function walkWebpChunks(bytes: ByteWindow, visit: Visit): Promise<void> {
  if (!(await bytes.load(0, 12))) return;
  const to = Math.min(bytes.size, 8 + bytes.uint32(4, true));
  const chunkAt = (at: number) => {
    const length = bytes.uint32(at + 4, true);
    return { code: bytes.code(at), at, length, end: at + CHUNK_HEAD + length + (length % 2) };
  };
  await walk(bytes, { from: 12, to, chunkAt }, visit);
}

interface Walk {
  readonly from: number;
  readonly to: number;
  readonly chunkAt: (at: number) => Chunk;
}

async function walk(bytes: ByteWindow, { from, to, chunkAt }: Walk, visit: Visit): Promise<void> {
  for (let at = from; at + CHUNK_HEAD <= to; ) {
    if (!bytes.holds(at, CHUNK_HEAD) && !(await bytes.load(at, CHUNK_HEAD))) return;
    const chunk = chunkAt(at);
    if (!visit(chunk)) return;
    at = chunk.end;
  }
}
