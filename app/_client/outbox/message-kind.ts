import { type LiveSocket, request } from '../connection/socket.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { PendingMessage } from '../state/pending.ts';
import { type OutboxKind, passingOutcome, type SendOutcome } from './outbox-kinds.ts';
import type { MessageRecord, OutboxRecord } from './outbox-record.ts';

const ACK_MS = 10_000;

interface MessageKindNeeds {
  readonly store: LiveStore;
  /** The page's socket; null while it does not run. */
  socket(): LiveSocket | null;
  onSending(clientId: string): void;
}

/** Messages go by the socket. A refused one stays, with the reason, until its writer retries or discards it. */
export function messageKind({ store, socket, onSending }: MessageKindNeeds): OutboxKind<MessageRecord> {
  return {
    canSend: () => socket()?.connected === true,
    async send({ clientId, conversationId, body, replyToId }): Promise<SendOutcome> {
      const current = socket();
      if (!current) return { kind: 'lost' };
      // Before the answer, for the message itself may arrive first.
      onSending(clientId);
      const input = { clientId, conversationId, body, replyToId };
      const answer = await request(current, 'message:send', input, ACK_MS);
      if (answer === null) return { kind: 'lost' };
      if (answer.ok) {
        store.dispatch({ type: 'message', message: answer.message });
        return { kind: 'stored' };
      }
      const { code, message, errors, retryAfterSeconds } = answer;
      const passing = passingOutcome(code, message, retryAfterSeconds);
      if (passing) return passing;
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

/** The messages among the records, as the log shows them. */
export function pendingMessages(records: readonly OutboxRecord[], isConnected: boolean): PendingMessage[] {
  return records.flatMap((record): PendingMessage[] => {
    if (record.kind !== 'message') return [];
    const { clientId, conversationId, body, replyToId, createdAt, failure } = record;
    const state = failure !== null ? 'failed' : isConnected ? 'sending' : 'waiting';
    return [{ clientId, conversationId, body, replyToId, createdAt, state, reason: failure }];
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
