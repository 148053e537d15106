import type { ErrorCode } from '../../../lib/contract/errors.ts';
import type { SaveRefusal } from '../rest/save-contact.ts';
import type { ContactRecord, MessageRecord, OutboxRecord } from './outbox-record.ts';

/** What became of one try. Only `refused` is an answer about the record itself; it is never repeated by itself. */
export type SendOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly reason: string; readonly refusal?: SaveRefusal }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'fault'; readonly reason: string }
  | { readonly kind: 'lost' }
  /** The session is over: everything waits for the next one. */
  | { readonly kind: 'ended' };

export type Refused = Extract<SendOutcome, { kind: 'refused' }>;

/** How one kind of record leaves this device. */
export interface OutboxKind<R extends OutboxRecord> {
  /** Whether a try makes sense now. */
  canSend(): boolean;
  /** One try. What the server answered is in the page before this resolves. */
  send(record: R): Promise<SendOutcome>;
  /**
   * The server refused it: what to keep of it in the outbox. Null lets it go, and with it what waits in its lane, which
   * was built on it.
   */
  onRefused(record: R, outcome: Refused): R | null;
}

export interface OutboxKinds {
  readonly message: OutboxKind<MessageRecord>;
  readonly contact: OutboxKind<ContactRecord>;
}

/** The kind of a record, which is only ever handed that record. */
export function kindOf(kinds: OutboxKinds, record: OutboxRecord): OutboxKind<OutboxRecord> {
  return kinds[record.kind];
}

const DEFAULT_LATER_MS = 5000;

/** What a refusal means for the record that was sent; null when it is about that record itself. */
export function passingOutcome(
  code: ErrorCode | null,
  message: string,
  retryAfterSeconds?: number,
): SendOutcome | null {
  switch (code) {
    case null:
    case 'unavailable':
      return { kind: 'lost' };
    case 'unauthenticated':
    case 'session_ended':
      return { kind: 'ended' };
    case 'rate_limited':
      return {
        kind: 'later',
        afterMs: retryAfterSeconds === undefined ? DEFAULT_LATER_MS : retryAfterSeconds * 1000,
      };
    case 'internal':
      return { kind: 'fault', reason: message };
    default:
      return null;
  }
}
