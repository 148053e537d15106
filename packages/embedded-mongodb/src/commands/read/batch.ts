import { Double } from 'bson';
import { type Doc, MAX_DOCUMENT_BYTES, type Value } from '../../bson/value.ts';
import { writeDocument } from '../../bson/write.ts';
import type { Source } from '../../engine/cursors.ts';
import type { Deadline } from '../../engine/deadline.ts';

/** Documents for one reply; `pending` is the one that no longer fitted. */
export interface Batch {
  readonly documents: Uint8Array[];
  readonly isAtEnd: boolean;
  readonly pending: Uint8Array | undefined;
}

/** Reads documents from a source until there are enough, or as many as one reply may hold. */
export async function fillBatch(
  source: Source,
  size: number,
  deadline: Deadline,
  pending?: Uint8Array,
): Promise<Batch> {
  const documents: Uint8Array[] = [];
  let bytes = 0;
  let next = pending;
  while (documents.length < size) {
    if (next === undefined) {
      const taken = source.next(deadline);
      // A promise for each document would cost more than reading it.
      next = taken instanceof Promise ? await taken : taken;
    }
    if (next === undefined) return { documents, isAtEnd: true, pending: undefined };
    if (documents.length > 0 && bytes + next.length > MAX_DOCUMENT_BYTES) break;
    bytes += next.length + 10;
    documents.push(next);
    next = undefined;
  }
  return { documents, isAtEnd: false, pending: next };
}

/**
 * The bytes of `{cursor: {firstBatch: [...], id, ns}, ok: 1}` around documents that stay as they are stored.
 * @param field `firstBatch` or `nextBatch`.
 */
export function cursorReply(
  field: string,
  documents: readonly Uint8Array[],
  id: bigint,
  namespace: string,
): Uint8Array {
  const list = rawList(documents);
  const tail = body(
    new Map<string, Value>([
      ['id', id],
      ['ns', namespace],
    ]),
  );
  const name = Buffer.from(`\x04${field}\0`, 'latin1');
  const cursorSize = 4 + name.length + list.length + tail.length + 1;
  const start = Buffer.alloc(4 + 8 + 4);
  const end = body(new Map<string, Value>([['ok', new Double(1)]]));
  start.writeInt32LE(4 + 8 + cursorSize + end.length + 1, 0);
  start.write('\x03cursor\0', 4, 'latin1');
  start.writeInt32LE(cursorSize, 12);
  return Buffer.concat([start, name, list, tail, ZERO, end, ZERO]);
}

const ZERO = Buffer.alloc(1);

/** A BSON array of raw documents. */
function rawList(documents: readonly Uint8Array[]): Buffer {
  let size = 5;
  for (const [i, document] of documents.entries()) size += 2 + String(i).length + document.length;
  const bytes = Buffer.allocUnsafe(size);
  let at = bytes.writeInt32LE(size, 0);
  for (const [i, document] of documents.entries()) {
    at = bytes.writeUInt8(3, at);
    at += bytes.write(`${i}\0`, at, 'latin1');
    bytes.set(document, at);
    at += document.length;
  }
  bytes.writeUInt8(0, at);
  return bytes;
}

/** The elements of a document without its length and its end. */
function body(doc: Doc): Uint8Array {
  return writeDocument(doc).subarray(4, -1);
}
