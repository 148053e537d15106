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
  /** Not stored, but on its way in: an upload, or what a `put` left that was cut off. Removed by `discard`. */
  readonly isUpload: boolean;
}

/** Bytes that are overwritten where they lie: by others, or by so many zeros. */
export interface BytePatch {
  readonly at: number;
  readonly part: { readonly bytes: Uint8Array } | { readonly zeros: number };
}

/** The room of a disk, in bytes. */
export interface DiskRoom {
  readonly free: number;
  readonly total: number;
}

/** Who wants to know how an upload comes in. */
export interface AppendWatch {
  /** Ends the stream when it is aborted: nothing that arrives after is taken. */
  readonly signal?: AbortSignal;
  /** Called with each part as it arrives, before it is taken. */
  onPart?(part: Buffer): void;
  /** Called with an end before the last one, as soon as all up to it is on disk. */
  onDurable?(end: number): void;
  /** Awaited before each piece of work, of so many bytes where it has some, so that others go first. */
  giveWay?(bytes?: number): Promise<void>;
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
  /** Everything stored, and what is still on its way in, in no order. */
  list(): AsyncIterable<StoredBytes>;
  /**
   * Adds to an upload at `offset`; what lies beyond it is dropped. Resolves to its new end, which is on disk; also when the
   * stream breaks off, then to what came before.
   */
  append(id: string, offset: number, bytes: Readable, watch?: AppendWatch): Promise<number>;
  /** Where an upload ends, or did when it was stored; 0 when nothing of it is there. */
  endOf(id: string): Promise<number>;
  /** The bytes of an upload, to be looked at before it is stored; those that were stored, once they were. */
  openUpload(id: string, range?: ByteRange): Promise<Readable>;
  /** Overwrites bytes of an upload that is not stored yet; they are on disk when this resolves. Cut off, some may be. */
  patch(id: string, patches: readonly BytePatch[]): Promise<void>;
  /**
   * Stores an upload as it is under its id, without copying it where that is possible, and removes the upload. What was
   * stored before under this id stays: done again after it was cut off, it comes to the same end.
   */
  finish(id: string): Promise<void>;
  /** Removes an upload. */
  discard(id: string): Promise<void>;
  /** The room that is left; null where nobody here can run out of it. */
  room(): Promise<DiskRoom | null>;
  /** Why the files of this workspace cannot be kept here now, for the person who runs it; null when they can. */
  problem(): Promise<string | null>;
}
