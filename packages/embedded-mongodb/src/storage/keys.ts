import { createHash } from 'node:crypto';

/** LMDB's own limit for a key is 1,978 bytes; a tree number goes before an index key and a record id after it. */
const MAX_INDEX_KEY = 1978 - 4 - 6;
/** How much is stored of an index key that is too long, before the hash that makes it unique. */
export const KEPT_PREFIX = MAX_INDEX_KEY - 32;

export const RECORD_ID_BYTES = 6;

/** The full key of an entry: a tree is all keys that begin with its number. */
export function treeKey(tree: number, key: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(4 + key.length);
  bytes.writeUInt32BE(tree);
  bytes.set(key, 4);
  return bytes;
}

/** The first key after everything in a tree. */
export function treeEnd(tree: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(tree + 1);
  return bytes;
}

export function recordKey(tree: number, id: number): Buffer {
  const bytes = Buffer.allocUnsafe(4 + RECORD_ID_BYTES);
  bytes.writeUInt32BE(tree);
  bytes.writeUIntBE(id, 4, RECORD_ID_BYTES);
  return bytes;
}

export function recordIdBytes(id: number): Buffer {
  const bytes = Buffer.allocUnsafe(RECORD_ID_BYTES);
  bytes.writeUIntBE(id, 0, RECORD_ID_BYTES);
  return bytes;
}

/** The record id that an index entry's value, or the end of a record's key, holds. */
export function readRecordId(bytes: Buffer): number {
  return bytes.readUIntBE(bytes.length - RECORD_ID_BYTES, RECORD_ID_BYTES);
}

/** An index key as it is stored: a long one keeps its beginning and a SHA-256 of the whole. */
export function shortenKey(key: Buffer): { key: Buffer; isLong: boolean } {
  if (key.length <= MAX_INDEX_KEY) return { key, isLong: false };
  const hash = createHash('sha256').update(key).digest();
  return { key: Buffer.concat([key.subarray(0, KEPT_PREFIX), hash]), isLong: true };
}

/** The first bytes after everything that begins with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 0xff) end--;
  const bytes = Buffer.from(prefix.subarray(0, end));
  if (end > 0) bytes[end - 1] = (bytes[end - 1] ?? 0) + 1;
  return bytes;
}
