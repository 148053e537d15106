import type { Readable } from 'node:stream';

/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What lies in a home: its name, its bytes and when it was last written. */
export interface StoredBytes {
  readonly name: string;
  readonly size: number;
  readonly writtenAt: Date;
}

/**
 * Where the bytes of files live. A name is a file's id, or that and a suffix, as `ID.thumbnail`. What is stored never
 * changes: a name is written once.
 */
export interface FileHome {
  /** Stores bytes under a name; they are on disk, whole, when this resolves, and not there at all if it rejects. */
  put(name: string, bytes: Readable | Buffer): Promise<{ size: number; sha256: string }>;
  /** The bytes, or a range of them; null when there are none. */
  open(name: string, range?: ByteRange): Promise<Readable | null>;
  remove(name: string): Promise<void>;
  /** Everything stored, and what is still on its way in (`uploads`), in no order. */
  list(): AsyncIterable<StoredBytes>;
  /**
   * Adds to an upload at `offset`, which must be where it ends. Resolves to its new end, which is on disk; also when the
   * stream breaks off, then to what came before.
   */
  append(id: string, offset: number, bytes: Readable): Promise<number>;
  /** Where an upload ends; 0 when nothing of it is there. */
  endOf(id: string): Promise<number>;
  /** The bytes of an upload, to be looked at before it is stored. */
  openUpload(id: string, range?: ByteRange): Promise<Readable>;
  /** Stores an upload as it is under its id, without copying it where that is possible, and removes the upload. */
  finish(id: string): Promise<void>;
  /** Removes an upload. */
  discard(id: string): Promise<void>;
}
