import { type LiveSocket, request } from '../connection/socket.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { PendingMessage } from '../state/pending.ts';
import { type OutboxKind, passingOutcome, type SendOutcome } from './outbox-kinds.ts';
import type { MessageRecord, OutboxRecord } from './outbox-record.ts';

/** What the outbox needs of the files of a message. */
export interface MessageFiles {
  /** Uploads what is missing on the server; resolves to the ids there, or to why it cannot be sent now. */
  upload(record: MessageRecord): Promise<readonly string[] | SendOutcome>;
  /** The server does not have the files any more that it had: answers whether it is worth to upload them again. */
  forgetUploads(record: MessageRecord): Promise<boolean>;
  /** The message is stored: nothing is kept here any more. */
  stored(record: MessageRecord): Promise<void>;
}

const ACK_MS = 10_000;

interface MessageKindNeeds {
  readonly store: LiveStore;
  /** The page's socket; null while it does not run. */
  socket(): LiveSocket | null;
  readonly files: MessageFiles;
  onSending(clientId: string): void;
}

/** Messages go by the socket. A refused one stays, with the reason, until its writer retries or discards it. */
export function messageKind({
  store,
  socket,
  files,
  onSending,
}: MessageKindNeeds): OutboxKind<MessageRecord> {
  return {
    canSend: () => socket()?.connected === true,
    async send(record): Promise<SendOutcome> {
      const { clientId, conversationId } = record;
      const uploaded = record.files.length > 0 ? await files.upload(record) : [];
      if ('kind' in uploaded) return uploaded;
      const current = socket();
      if (!current) return { kind: 'lost' };
      // Before the answer, for the message itself may arrive first.
      onSending(clientId);
      const input = { clientId, conversationId, ...contentOf(record, uploaded) };
      const answer = await request(current, 'message:send', input, ACK_MS);
      if (answer === null) return { kind: 'lost' };
      if (answer.ok) {
        store.dispatch({ type: 'message', message: answer.message });
        if (record.files.length > 0) await files.stored(record);
        return { kind: 'stored' };
      }
      const { code, message, errors, retryAfterSeconds } = answer;
      const passing = passingOutcome(code, message, retryAfterSeconds);
      if (passing) return passing;
      const isAboutFiles = errors?.some(({ path }) => path.startsWith('fileIds') || path.startsWith('files'));
      if (isAboutFiles && (await files.forgetUploads(record))) return { kind: 'lost' };
      if (code === 'not_found') return { kind: 'refused', reason: 'You are no longer in this conversation.' };
      return { kind: 'refused', reason: errors?.[0]?.message ?? message };
    },
    onRefused(record, { reason }) {
      const text = 'Message not sent. Retry is after the message.';
      store.dispatch({ type: 'announce', text, isUrgent: true });
      return { ...record, failure: reason };
    },
  };
}

/** What is sent of a message; of one that is forwarded the server knows the rest. */
function contentOf({ body, replyToId, contacts, forward }: MessageRecord, uploaded: readonly string[]) {
  if (forward) return { body: '', forwardOfId: forward.messageId };
  return {
    body,
    replyToId,
    ...(uploaded.length > 0 && { fileIds: [...uploaded] }),
    ...(contacts.length > 0 && { contactIds: contacts.map(({ id }) => id) }),
  };
}

/** The messages among the records, as the log shows them. */
export function pendingMessages(records: readonly OutboxRecord[], isConnected: boolean): PendingMessage[] {
  return records.flatMap((record): PendingMessage[] => {
    if (record.kind !== 'message') return [];
    const { clientId, conversationId, body, replyToId, files, contacts, forward } = record;
    const { isPageOnly, createdAt, failure } = record;
    const state = failure !== null ? 'failed' : isConnected ? 'sending' : 'waiting';
    const shown = {
      clientId,
      conversationId,
      body,
      replyToId,
      files,
      contacts,
      forward,
      isPageOnly,
      createdAt,
    };
    return [{ ...shown, state, reason: failure }];
  });
}

/** Whether two lists of pending messages are shown the same. */
export function arePendingAlike(a: readonly PendingMessage[], b: readonly PendingMessage[]): boolean {
  return (
    a.length === b.length &&
    a.every((message, index) => {
      const other = b[index];
      return (
        message.clientId === other?.clientId &&
        message.state === other.state &&
        message.reason === other.reason
      );
    })
  );
}
