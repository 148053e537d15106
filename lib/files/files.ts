import type { FileKind } from '../contract/files/file-rules.ts';
import { defineCollection } from '../store/collection.ts';

/**
 * - `uploading`: some of its bytes are there; only its owner knows of it.
 * - `ready`: all are there and were looked at; it waits to be sent.
 * - `sent`: it belongs to a message, and everybody who may read that may read it.
 * - `gone`: nobody may read it any more; its bytes go after a while.
 */
export type FileState = 'uploading' | 'ready' | 'sent' | 'gone';

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes that are in the home for sure. */
  received: number;
  /** It came as a whole, by a connection with which it ends: nobody can go on with it. */
  isWhole?: boolean;
  /** All have come; what is stored of them may be fewer. */
  isComplete?: boolean;
  /** Who adds to it now: one connection of one process, until it says so again or this time is over. */
  lease: {
    holder: string;
    until: Date;
    /** Another connection wants to go on: the holder gives way. */
    isWanted: boolean;
  } | null;
}

/** What is known of a file besides its bytes, which lie in a home of files under its id (lib/files/home). */
export interface FileDoc {
  _id: string;
  /** Under which name its bytes lie, where they are those of another file: it was forwarded. Absent: under its own id. */
  bytesId?: string;
  ownerId: string;
  state: FileState;
  name: string;
  alt: string;
  /** What the bytes are; while `uploading` not known yet and empty. */
  type: string;
  kind: FileKind;
  /** Bytes: while `uploading` as declared, afterwards as served. */
  size: number;
  /** Of the bytes as served; the strong ETag. Null while `uploading`. */
  sha256: string | null;
  /** Pixels, as it is shown; of pictures and films whose size is known. */
  width: number | null;
  height: number | null;
  hasThumbnail: boolean;
  /** Sent "as file": nothing is taken out of it. */
  keepsOriginal: boolean;
  /** Which send may have it, `conversationId:clientId`: of two that name the same file one gets it. */
  claim: string | null;
  conversationId: string | null;
  messageId: string | null;
  /** Of its message. */
  seq: number | null;
  createdAt: Date;
  /** When it goes if it was not sent by then; null once it is sent. */
  expiresAt: Date | null;
  goneAt: Date | null;
  /** While `uploading`. */
  upload?: UploadProgress;
}

export const files = defineCollection<FileDoc>('files', [
  { key: { conversationId: 1, kind: 1, seq: -1 } },
  { key: { ownerId: 1, state: 1 } },
  { key: { expiresAt: 1 } },
  { key: { goneAt: 1 } },
  { key: { messageId: 1 } },
  { key: { bytesId: 1 }, partialFilterExpression: { bytesId: { $exists: true } } },
]);

/** Under which name the bytes of a file lie in the home; its thumbnail is beside them. */
export function bytesIdOf({ _id, bytesId }: Pick<FileDoc, '_id' | 'bytesId'>): string {
  return bytesId ?? _id;
}
