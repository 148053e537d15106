import { backoffMs } from '../connection/backoff.ts';
import type { SendOutcome } from './outbox-kinds.ts';
import type { Ledger } from './outbox-ledger.ts';
import type { OutboxRecord } from './outbox-record.ts';

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 30_000;
/** How long a tab stays ready to send after its last record, or after its writer's last key. */
const LINGER_MS = 5000;
/** After so many failures on the server's side in a row a record counts as refused, so that later ones get through. */
const FAULTS_MAX = 6;

interface LaneNeeds {
  readonly userId: string;
  readonly ledger: Ledger;
  /** Runs `work` while no other tab of this person runs work of the same name. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Whether the live connection is there: without it a tab leaves a lane to the others. */
  isConnected(): boolean;
  /** Whether a try of this record makes sense now. */
  canSend(record: OutboxRecord): boolean;
  pause(ms: number): Promise<void>;
  send(record: OutboxRecord): Promise<SendOutcome>;
  onStored(record: OutboxRecord): Promise<void>;
  /** A try came to nothing, or none could be made: it goes later. */
  onDelayed(record: OutboxRecord): Promise<void>;
  onRefused(record: OutboxRecord, outcome: Extract<SendOutcome, { kind: 'refused' }>): Promise<void>;
}

export interface LaneSender {
  start(): void;
  stop(): void;
  /** Sends what is in a lane, in order, and stays ready for a moment. */
  drain(lane: string): Promise<void>;
  /** Something was added in this tab: no waiting for the next that a writer may add. */
  wakeReady(): void;
  /** The connection changed: no waiting for the next try. */
  wakeWaiting(): void;
}

/** Sends each lane's records in order, one try after the other, by one tab at a time. */
export function createLaneSender(needs: LaneNeeds): LaneSender {
  const { ledger } = needs;
  const draining = new Set<string>();
  const waiting = createSleepers();
  const ready = createSleepers();
  const faults = new Map<string, number>();
  let isStopped = true;

  /** The next record of a lane, when it can be sent; undefined when there is none. Null when it has to wait. */
  const sendable = (lane: string): OutboxRecord | null | undefined => {
    const next = ledger.next(lane);
    return next && (isStopped || !needs.canSend(next)) ? null : next;
  };

  async function drain(lane: string): Promise<void> {
    if (draining.has(lane) || isStopped) return;
    draining.add(lane);
    try {
      await needs.exclusively(`parley-outbox:${needs.userId}:${lane}`, async () => {
        // Another tab may have sent some while this one waited; from here on the others say what they change.
        await ledger.reload();
        await sendAll(lane);
      });
    } finally {
      draining.delete(lane);
    }
    if (sendable(lane)) {
      await needs.pause(0);
      await drain(lane);
    }
  }

  async function sendAll(lane: string): Promise<void> {
    let attempt = 0;
    while (!isStopped) {
      const next = sendable(lane);
      if (next === null) return await noteDelay(lane);
      if (!next) {
        // Keeps the other tabs out: the next record of a person who is writing goes at once, and from here.
        if (needs.isConnected() && (await ready.sleep(needs.pause(LINGER_MS)))) continue;
        return;
      }
      const wait = await act(next, await needs.send(next), attempt);
      if (wait === null) return;
      attempt = wait > 0 ? attempt + 1 : 0;
      if (wait === 0) continue;
      const delay = needs.onDelayed(next);
      if (needs.canSend(next)) await waiting.sleep(needs.pause(wait));
      await delay;
    }
  }

  async function noteDelay(lane: string): Promise<void> {
    const next = ledger.next(lane);
    if (next && !isStopped) await needs.onDelayed(next);
  }

  /** Acts on an outcome. Resolves to the milliseconds until the next try, or null to stop trying for now. */
  async function act(record: OutboxRecord, outcome: SendOutcome, attempt: number): Promise<number | null> {
    switch (outcome.kind) {
      case 'stored':
        faults.delete(record.clientId);
        await needs.onStored(record);
        return 0;
      case 'refused':
        faults.delete(record.clientId);
        await needs.onRefused(record, outcome);
        return 0;
      case 'later':
        return outcome.afterMs;
      case 'lost':
        return backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS);
      case 'fault': {
        const count = (faults.get(record.clientId) ?? 0) + 1;
        if (count >= FAULTS_MAX)
          return await act(record, { kind: 'refused', reason: outcome.reason }, attempt);
        faults.set(record.clientId, count);
        return backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS);
      }
      case 'ended':
        isStopped = true;
        return null;
    }
  }

  return {
    start() {
      isStopped = false;
    },
    stop() {
      isStopped = true;
      ready.wake();
    },
    drain,
    wakeReady: ready.wake,
    wakeWaiting: waiting.wake,
  };
}

interface Sleepers {
  /** Sleeps until `over`, or until woken; resolves to whether something woke it. */
  sleep(over: Promise<unknown>): Promise<boolean>;
  wake(): void;
}

function createSleepers(): Sleepers {
  const sleeping = new Set<() => void>();
  return {
    async sleep(over) {
      const woken = new Promise<boolean>((resolve) => sleeping.add(() => resolve(true)));
      return await Promise.race([over.then(() => false), woken]);
    },
    wake() {
      for (const resolve of sleeping) resolve();
      sleeping.clear();
    },
  };
}
