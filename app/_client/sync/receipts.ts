import type { LiveSocket } from '../connection/socket.ts';
import { request } from '../connection/socket.ts';

type ReceiptKind = 'message:read' | 'message:delivered';

const GATHER_MS = 150;
const ACK_MS = 10_000;
const RETRY_MS = 5_000;
/** Refusals of the moment. */
const NOT_NOW: ReadonlySet<string> = new Set(['unavailable', 'rate_limited']);

export interface ReceiptSender {
  /** Says that everything up to `seq` was read or reached this device. Only the highest number counts. */
  report(kind: ReceiptKind, conversationId: string, seq: number): void;
  /** Sends again what was not acknowledged, after a reconnect. */
  resend(): void;
  stop(): void;
}

/**
 * Sends receipts as high-water marks: what reached this device within a moment is sent as one, what was read at once,
 * as the page may be left the moment after; what a lost connection swallowed, or the server could not store, is sent
 * again, and nothing is sent twice once acknowledged.
 */
export function createReceiptSender(socket: LiveSocket): ReceiptSender {
  const wanted = new Map<string, { kind: ReceiptKind; conversationId: string; seq: number; acked: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const entry of wanted.values()) {
      if (entry.seq > entry.acked) void send(entry);
    }
  };

  const send = async (entry: { kind: ReceiptKind; conversationId: string; seq: number; acked: number }) => {
    const { kind, conversationId, seq } = entry;
    const before = entry.acked;
    // Taken as sent at once, so that the next flush does not repeat it.
    entry.acked = seq;
    const answer = await request(socket, kind, { conversationId, seq }, ACK_MS);
    const isForLater = answer?.ok === false && NOT_NOW.has(answer.code);
    if (answer !== null && !isForLater) return;
    if (entry.acked === seq) entry.acked = before;
    if (isForLater) timer ??= setTimeout(flush, RETRY_MS);
  };

  const schedule = () => {
    timer ??= setTimeout(flush, GATHER_MS);
  };

  return {
    report(kind, conversationId, seq) {
      const key = `${kind} ${conversationId}`;
      const entry = wanted.get(key) ?? { kind, conversationId, seq: 0, acked: 0 };
      if (seq <= entry.seq) return;
      entry.seq = seq;
      wanted.set(key, entry);
      if (kind === 'message:read') flush();
      else schedule();
    },
    resend: schedule,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
