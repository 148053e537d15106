import type { MessageContact } from '../../../lib/contract/conversations/message-contact.ts';
import type { NamedFile } from '../../../lib/contract/conversations/preview-text.ts';
import type { FileKind } from '../../../lib/contract/files/file-rules.ts';
import type { HeldThread } from './thread.ts';

/** A file of a message that is on its way. */
export interface PendingFile {
  /** Its id on this device. */
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** A message of one's own that the server has not acknowledged yet. */
export interface PendingMessage {
  readonly clientId: string;
  readonly conversationId: string;
  readonly body: string;
  readonly replyToId: string | null;
  readonly files: readonly PendingFile[];
  readonly contacts: readonly MessageContact[];
  /** What it forwards: who wrote that, and its files, which are on the server already. */
  readonly forward?:
    | { readonly messageId: string; readonly senderId: string; readonly files: readonly NamedFile[] }
    | undefined;
  /** Whether it is lost with this page: the browser did not keep its files. */
  readonly isPageOnly: boolean;
  /** When it was written, by this device's clock (RFC 3339); only shown. */
  readonly createdAt: string;
  /** `waiting` for a connection, `sending`, or `failed`: refused, and not tried again by itself. */
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, as a sentence; null otherwise. */
  readonly reason: string | null;
}

export type PendingByConversation = ReadonlyMap<string, readonly PendingMessage[]>;

/** The pending messages by conversation, in the writer's order, without those whose fact has come already. */
export function withoutStored(
  records: readonly PendingMessage[],
  threads: ReadonlyMap<string, HeldThread>,
  meId: string,
): PendingByConversation {
  const pending = new Map<string, PendingMessage[]>();
  const stored = new Map<string, ReadonlySet<string>>();
  for (const record of records) {
    const { conversationId } = record;
    const own = stored.get(conversationId) ?? ownClientIds(threads.get(conversationId), meId);
    stored.set(conversationId, own);
    if (own.has(record.clientId)) continue;
    pending.set(conversationId, [...(pending.get(conversationId) ?? []), record]);
  }
  return pending;
}

// Only what is shown counts: a message of one's own kept back beyond a gap stays visible as pending.
function ownClientIds(held: HeldThread | undefined, meId: string): ReadonlySet<string> {
  const own = held?.thread.items.filter((message) => message.senderId === meId) ?? [];
  return new Set(own.map((message) => message.clientId));
}
