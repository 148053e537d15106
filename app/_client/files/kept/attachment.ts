import type { FileKind } from '../../../../lib/contract/files/file-rules.ts';
import { isBoolean, isNullOr, isNumber, isShape, isText } from '../../../../lib/contract/values/guards.ts';
import { isFileKind } from '../../outbox/outbox-record.ts';

/** How far the upload of a file has come on the server. */
export interface UploadState {
  /** The id of the file on the server. */
  readonly fileId: string;
  /** The alternative text that the server has. */
  readonly alt: string;
  /** When it was whole, by this device's clock (milliseconds); null before. */
  readonly wholeAt: number | null;
}

/** A file that a person attached, from when it was chosen until its message is stored. */
export interface Attachment {
  /** Made on this device. */
  readonly id: string;
  /** Whose it is: another person may sign in on the same browser. */
  readonly userId: string;
  readonly conversationId: string;
  /** When it was attached, by this device's clock (milliseconds). */
  readonly createdAt: number;
  /** Its position among those of its conversation. */
  readonly order: number;
  readonly name: string;
  /** What the browser takes it for, and how it is shown until the server has looked at it. */
  readonly type: string;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Pixels, as it is shown; null of what has none, or cannot be shown. */
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
  /** "Send as file": nothing is taken out of it, the place where a photo was taken neither. */
  readonly keepsOriginal: boolean;
  /** The `clientId` of the message that it goes with; null while it is in the composer. */
  readonly clientId: string | null;
  readonly upload: UploadState | null;
  /** Why the server refused it; null while it may go. */
  readonly failure: string | null;
  /** Removed by its person, while the server may still have some of it. */
  readonly isRemoved: boolean;
}

/** An attachment as an earlier page or release stored it. */
export const isAttachment = isShape<Attachment>({
  id: isText,
  userId: isText,
  conversationId: isText,
  createdAt: isNumber,
  order: isNumber,
  name: isText,
  type: isText,
  kind: isFileKind,
  size: isNumber,
  width: isNullOr(isNumber),
  height: isNullOr(isNumber),
  alt: isText,
  keepsOriginal: isBoolean,
  clientId: isNullOr(isText),
  upload: isNullOr(isShape<UploadState>({ fileId: isText, alt: isText, wholeAt: isNullOr(isNumber) })),
  failure: isNullOr(isText),
  isRemoved: isBoolean,
});

/** The server keeps an unsent file for a day; this long ago it is certainly still there, in milliseconds. */
const KEPT_MS = 20 * 60 * 60 * 1000;

/** The id of a file on the server that can be sent now; null while bytes are missing there, or it may have expired. */
export function readyId({ upload }: Attachment, now = Date.now()): string | null {
  return upload?.wholeAt != null && now - upload.wholeAt < KEPT_MS ? upload.fileId : null;
}
