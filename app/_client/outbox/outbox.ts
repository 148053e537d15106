import { newId } from '../../../lib/contract/values/ids.ts';
import { backoffMs } from '../connection/backoff.ts';
import type { PendingMessage } from '../state/pending.ts';
import { createLedger } from './outbox-ledger.ts';
import type { OutboxRecord, OutboxStorage } from './outbox-storage.ts';

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 30_000;
/** How long a tab stays ready to send after its last message, or after its writer's last key. */
const LINGER_MS = 5000;
/** After so many failures on the server's side in a row a message is shown as failed, so that later ones get through. */
const FAULTS_MAX = 6;

/** What became of one try. Only `refused` is an answer about the message itself; it is never repeated by itself. */
export type SendOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'fault'; readonly reason: string }
  | { readonly kind: 'lost' }
  /** The session is over: everything waits for the next one. */
  | { readonly kind: 'ended' };

interface OutboxNeeds {
  readonly userId: string;
  readonly storage: OutboxStorage;
  /** Runs `work` while no other tab of this person runs work of the same name. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  send(record: OutboxRecord): Promise<SendOutcome>;
  isConnected(): boolean;
  pause(ms: number): Promise<void>;
  /** Tells the other tabs that the stored messages changed. */
  tell(): void;
  onChange(pending: readonly PendingMessage[], isDurable: boolean): void;
  onFailed(record: OutboxRecord): void;
}

export interface Outbox {
  /** Reads what earlier pages left and begins to send. */
  start(): Promise<void>;
  stop(): void;
  /** Takes a message: shown at once, stored, then sent. Resolves when it is stored. */
  add(message: {
    readonly conversationId: string;
    readonly body: string;
    readonly replyToId: string | null;
  }): Promise<void>;
  retry(clientId: string): Promise<void>;
  /** Takes a message out for good; resolves to what it was, for editing. Null when it went meanwhile. */
  discard(clientId: string): Promise<Pick<OutboxRecord, 'body' | 'replyToId'> | null>;
  /** Somebody is writing: gets ready to send. */
  prepare(conversationId: string): void;
  /** The server has this message: its fact came. */
  settle(clientId: string): Promise<void>;
  /** The connection, or the stored messages of another tab, changed. */
  wake(): Promise<void>;
}

/**
 * The messages on their way: stored before they are sent, sent in the writer's order in each conversation and under
 * the same `clientId` until the server acknowledges or refuses them, by one tab at a time.
 */
export function createOutbox(needs: OutboxNeeds): Outbox {
  const ledger = createLedger(needs.userId, needs.storage, show);
  const sending = new Set<string>();
  const resting = new Set<() => void>();
  const lingering = new Set<() => void>();
  const faults = new Map<string, number>();
  let isStopped = false;
  let shown: { pending: readonly PendingMessage[]; isDurable: boolean | null } = {
    pending: [],
    isDurable: null,
  };

  function show() {
    const under = needs.isConnected() ? 'sending' : 'waiting';
    const pending = ledger.records().map(
      ({ clientId, conversationId, body, replyToId, createdAt, failure }): PendingMessage => ({
        clientId,
        conversationId,
        body,
        replyToId,
        createdAt,
        state: failure === null ? under : 'failed',
        reason: failure,
      }),
    );
    const isDurable = ledger.isDurable();
    if (isDurable === shown.isDurable && areAlike(pending, shown.pending)) return;
    shown = { pending, isDurable };
    needs.onChange(pending, isDurable);
  }

  function drainAll() {
    const ids = new Set(ledger.records().map((record) => record.conversationId));
    for (const id of ids) void drain(id);
  }

  async function drain(conversationId: string): Promise<void> {
    if (sending.has(conversationId) || isStopped) return;
    sending.add(conversationId);
    try {
      await needs.exclusively(`parley-outbox:${needs.userId}:${conversationId}`, async () => {
        // Another tab may have sent some while this one waited; what others do from here on they tell.
        await ledger.reload();
        let attempt = 0;
        while (!isStopped && needs.isConnected()) {
          const next = ledger.next(conversationId);
          if (!next) {
            if (await linger()) continue;
            return;
          }
          const wait = await take(next, await needs.send(next), attempt);
          if (wait === null) return;
          attempt = wait > 0 ? attempt + 1 : 0;
          if (wait > 0 && needs.isConnected()) await rest(wait);
        }
      });
    } finally {
      sending.delete(conversationId);
    }
    if (!isStopped && needs.isConnected() && ledger.next(conversationId)) {
      await needs.pause(0);
      await drain(conversationId);
    }
  }

  /**
   * Stays ready for a moment, keeping the other tabs out: the next message of somebody who is writing goes at once.
   * Resolves to whether something woke it; what another tab writes meanwhile does, and is sent from here.
   */
  async function linger(): Promise<boolean> {
    const over = needs.pause(LINGER_MS).then(() => false);
    return await Promise.race([over, new Promise<boolean>((resolve) => lingering.add(() => resolve(true)))]);
  }

  function wakeUp(sleepers: Set<() => void>) {
    for (const resolve of sleepers) resolve();
    sleepers.clear();
  }

  /** Waits before the next try, or until the connection or another tab brings news. */
  async function rest(ms: number): Promise<void> {
    await Promise.race([needs.pause(ms), new Promise<void>((resolve) => resting.add(resolve))]);
  }

  /** Acts on an outcome. Resolves to the milliseconds until the next try, or null to stop trying for now. */
  async function take(record: OutboxRecord, outcome: SendOutcome, attempt: number): Promise<number | null> {
    switch (outcome.kind) {
      case 'stored':
        await ledger.remove(record.clientId);
        needs.tell();
        return 0;
      case 'refused':
        return await fail(record, outcome.reason);
      case 'later':
        return outcome.afterMs;
      case 'lost':
        return backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS);
      case 'fault': {
        const count = (faults.get(record.clientId) ?? 0) + 1;
        faults.set(record.clientId, count);
        if (count >= FAULTS_MAX) return await fail(record, outcome.reason);
        return backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS);
      }
      case 'ended':
        isStopped = true;
        return null;
    }
  }

  async function fail(record: OutboxRecord, reason: string): Promise<number> {
    faults.delete(record.clientId);
    // Not if it was settled or discarded while it was under way.
    if (!ledger.find(record.clientId)) return 0;
    await ledger.save({ ...record, failure: reason });
    needs.tell();
    needs.onFailed(record);
    return 0;
  }

  return {
    async start() {
      isStopped = false;
      await ledger.reload();
      show();
      drainAll();
    },
    stop() {
      isStopped = true;
      wakeUp(lingering);
    },
    async add(message) {
      const clientId = newId();
      await ledger.add({
        ...message,
        clientId,
        createdAt: new Date().toISOString(),
      });
      needs.tell();
      wakeUp(lingering);
      void drain(message.conversationId);
    },
    async retry(clientId) {
      const record = ledger.find(clientId);
      if (!record) return;
      await ledger.save({ ...record, failure: null });
      needs.tell();
      wakeUp(lingering);
      void drain(record.conversationId);
    },
    async discard(clientId) {
      const record = ledger.find(clientId);
      await ledger.remove(clientId);
      needs.tell();
      return record ? { body: record.body, replyToId: record.replyToId } : null;
    },
    prepare(conversationId) {
      void drain(conversationId);
    },
    async settle(clientId) {
      if (!ledger.find(clientId)) return;
      await ledger.remove(clientId);
      needs.tell();
    },
    async wake() {
      await ledger.reload();
      wakeUp(resting);
      wakeUp(lingering);
      show();
      drainAll();
    },
  };
}

function areAlike(a: readonly PendingMessage[], b: readonly PendingMessage[]): boolean {
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
