import type { SomeContactFields } from '../../../lib/contract/contacts/contact.ts';
import type { MessageContact } from '../../../lib/contract/conversations/message-contact.ts';
import type { NamedFile } from '../../../lib/contract/conversations/preview-text.ts';
import { type FileKind, fileKinds } from '../../../lib/contract/files/file-rules.ts';
import {
  type Guard,
  isAnything,
  isBoolean,
  isListOf,
  isMissingOr,
  isNullOr,
  isNumber,
  isObject,
  isShape,
  isText,
} from '../../../lib/contract/values/guards.ts';

/** An attached file as its message shows it until the server has both. */
export interface OutboxFile {
  /** Its id on this device. */
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly alt: string;
  /** Pixels; null when not known. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What a message forwards: another one, which the server copies, and what is shown of it until then besides its text. */
export interface OutboxForward {
  readonly messageId: string;
  /** Who wrote it. */
  readonly senderId: string;
  readonly files: readonly NamedFile[];
}

interface Common {
  /** Made on this device. The server stores what comes under it once, however often it is sent. */
  readonly clientId: string;
  /** Whose it is: another person may sign in on the same browser. */
  readonly userId: string;
  readonly createdAt: string;
  /** Its position among the writer's records. */
  readonly order: number;
  /** Why the server refused it, or null while it is to be sent. */
  readonly failure: string | null;
  /** Whether it could not be sent at its first try. */
  readonly isDelayed: boolean;
}

export interface MessageRecord extends Common {
  readonly kind: 'message';
  readonly conversationId: string;
  readonly body: string;
  readonly replyToId: string | null;
  /** In their order. Their bytes are kept beside the outbox (app/_client/files). */
  readonly files: readonly OutboxFile[];
  /** The contacts whose cards it shows, in their order. */
  readonly contacts: readonly MessageContact[];
  /** Left out but of what is forwarded; `body` and `contacts` are then those of the other message. */
  readonly forward?: OutboxForward | undefined;
  /** Whether this page alone can send it: the browser did not keep the bytes of a file. */
  readonly isPageOnly: boolean;
}

export interface ContactRecord extends Common {
  readonly kind: 'contact';
  readonly contactId: string;
  /** The changed fields as they are to be; of a new contact all of them. Validated by the server. */
  readonly changed: SomeContactFields;
  /** The same fields as they were when the person began; null for a contact that is to be created. */
  readonly base: SomeContactFields | null;
  /** The contact form when it was saved, for the person to go on with should the save be refused. */
  readonly form: unknown;
}

/** Something to be sent, as it is stored on the device: a message, or a queued save of a contact. */
export type OutboxRecord = MessageRecord | ContactRecord;

type Content<R extends OutboxRecord> = Omit<R, keyof Common>;
export type OutboxContent = Content<MessageRecord> | Content<ContactRecord>;

const common = {
  clientId: isText,
  userId: isText,
  createdAt: isText,
  order: isNumber,
  failure: isNullOr(isText),
  isDelayed: isBoolean,
};

export const isFileKind: Guard<FileKind> = (value): value is FileKind =>
  fileKinds.some((kind) => kind === value);

const isFile = isShape<OutboxFile>({
  id: isText,
  kind: isFileKind,
  name: isText,
  size: isNumber,
  alt: isText,
  width: isNullOr(isNumber),
  height: isNullOr(isNumber),
});

const isForward = isShape<OutboxForward>({
  messageId: isText,
  senderId: isText,
  files: isListOf(isShape<NamedFile>({ kind: isFileKind, name: isText, alt: isText })),
});

const isContact = isShape<MessageContact>({ id: isText, name: isText });

const isMessageRecord = isShape<MessageRecord>({
  ...common,
  kind: (value) => value === 'message',
  conversationId: isText,
  body: isText,
  replyToId: isNullOr(isText),
  files: isListOf(isFile),
  contacts: isListOf(isContact),
  forward: isMissingOr(isForward),
  isPageOnly: isBoolean,
});

// What was typed is checked by the server, whose refusal names the fields that are wrong.
const isTyped: Guard<SomeContactFields> = (value): value is SomeContactFields => isObject(value);

const isContactRecord = isShape<ContactRecord>({
  ...common,
  kind: (value) => value === 'contact',
  contactId: isText,
  changed: isTyped,
  base: isNullOr(isTyped),
  form: isAnything,
});

/** A record as an earlier page or release stored it; null when it is none. */
export function readRecord(stored: unknown): OutboxRecord | null {
  if (!isObject(stored)) return null;
  // The first releases knew only messages, did not say whether one was delayed, and no files and contacts.
  const before = { kind: 'message', isDelayed: false, files: [], contacts: [], isPageOnly: false };
  const record: unknown = { ...before, ...stored };
  return isMessageRecord(record) || isContactRecord(record) ? record : null;
}

/** What is sent in order belongs to one lane: a conversation, or a contact. */
export function laneOf(record: OutboxContent): string {
  return record.kind === 'message' ? record.conversationId : `contact:${record.contactId}`;
}
