import { newId } from '../../../lib/contract/values/new-id.ts';
import { createLaneSender } from './lane-sender.ts';
import { kindOf, type OutboxKinds } from './outbox-kinds.ts';
import { createLedger } from './outbox-ledger.ts';
import { laneOf, type OutboxContent, type OutboxRecord } from './outbox-record.ts';
import type { OutboxStorage } from './outbox-storage.ts';

export interface OutboxNeeds {
  readonly userId: string;
  readonly storage: OutboxStorage;
  readonly kinds: OutboxKinds;
  /** Runs `work` while no other tab of this person runs work of the same name. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Whether the live connection is there. */
  isConnected(): boolean;
  pause(ms: number): Promise<void>;
  /** Says to the other tabs that the stored records changed. */
  notifyTabs(): void;
  /** The records, or whether they survive a reload, changed; also called when the connection did. */
  onChange(records: readonly OutboxRecord[], isDurable: boolean): void;
}

export interface Outbox {
  /** Reads what earlier pages left and begins to send. */
  start(): Promise<void>;
  /** Sends nothing more until started again; what is added is stored all the same. */
  stop(): void;
  /** Every record, in the writer's order. */
  records(): Promise<readonly OutboxRecord[]>;
  /**
   * Shows a record at once, stores it and sends it, a message at the same moment. Resolves to its `clientId` when it is
   * safe: stored on this device, or by the server.
   */
  add(content: OutboxContent): Promise<string>;
  retry(clientId: string): Promise<void>;
  /** Removes a record for good; resolves to what it was. Null when it went meanwhile. */
  discard(clientId: string): Promise<OutboxRecord | null>;
  /** A person is writing in a lane: gets ready to send. */
  prepare(lane: string): void;
  /** The connection, or the stored records of another tab, changed. */
  wake(): Promise<void>;
}

/**
 * What is on its way to the server: stored on the device meanwhile, sent in the writer's order in each lane and under the same
 * `clientId` until the server acknowledges or refuses it, by one tab at a time.
 */
export function createOutbox(needs: OutboxNeeds): Outbox {
  let firstRead: Promise<void> | null = null;
  const onChange = () => needs.onChange(ledger.records(), ledger.isDurable());
  const ledger = createLedger(needs.userId, needs.storage, onChange);
  const sender = createLaneSender({
    ...needs,
    ledger,
    canSend: (record) => kindOf(needs.kinds, record).canSend(),
    send: (record) => kindOf(needs.kinds, record).send(record),
    onStored: (record) => remove(record.clientId),
    async onDelayed({ clientId }) {
      const record = ledger.find(clientId);
      // Not if it was discarded while it was under way. Other tabs read it before they send.
      if (record && !record.isDelayed) await ledger.save({ ...record, isDelayed: true });
    },
    async onRefused(record, outcome) {
      // Not if it was discarded while it was under way.
      if (!ledger.find(record.clientId)) return;
      const kept = kindOf(needs.kinds, record).onRefused(record, outcome);
      if (kept) return await save(kept);
      const lane = ledger.records().filter((each) => laneOf(each) === laneOf(record));
      await Promise.all(lane.map(({ clientId }) => remove(clientId)));
    },
  });

  // What earlier pages left comes before what this one adds, also before it started.
  const readOnce = async () => {
    firstRead ??= ledger.reload();
    await firstRead;
  };
  const save = async (record: OutboxRecord) => {
    await ledger.save(record);
    needs.notifyTabs();
  };
  const remove = async (clientId: string) => {
    await ledger.remove(clientId);
    needs.notifyTabs();
  };
  const send = (record: OutboxRecord) => {
    sender.wakeReady();
    void sender.drain(laneOf(record));
  };
  const saveAndSend = async (record: OutboxRecord) => {
    const saving = save(record);
    send(record);
    await saving;
    // What had to be stored first goes now.
    send(record);
  };
  const drainAll = () => {
    for (const lane of new Set(ledger.records().map(laneOf))) void sender.drain(lane);
  };

  return {
    async start() {
      sender.start();
      firstRead = ledger.reload();
      await firstRead;
      onChange();
      drainAll();
    },
    stop: sender.stop,
    async records() {
      await readOnce();
      return ledger.records();
    },
    async add(content) {
      await readOnce();
      const made = { clientId: newId(), userId: needs.userId, createdAt: new Date().toISOString() };
      await saveAndSend({ ...content, ...made, order: ledger.nextOrder(), failure: null, isDelayed: false });
      return made.clientId;
    },
    async retry(clientId) {
      const record = ledger.find(clientId);
      if (record) await saveAndSend({ ...record, failure: null });
    },
    async discard(clientId) {
      const record = ledger.find(clientId);
      await remove(clientId);
      return record ?? null;
    },
    prepare(lane) {
      void sender.drain(lane);
    },
    async wake() {
      await ledger.reload();
      sender.wakeWaiting();
      sender.wakeReady();
      onChange();
      drainAll();
    },
  };
}
