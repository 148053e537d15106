import { laneOf, type OutboxRecord } from './outbox-record.ts';
import type { OutboxStorage } from './outbox-storage.ts';

export interface Ledger {
  /** Every record of this person, in the writer's order. */
  records(): readonly OutboxRecord[];
  find(clientId: string): OutboxRecord | undefined;
  /** The next to send in a lane; undefined while it is still being stored, or when there is none. */
  next(lane: string): OutboxRecord | undefined;
  /** The position of a record that is added now. */
  nextOrder(): number;
  /**
   * Shows a record at once and stores it; resolves when it is stored, or cannot be. A change of a stored record that
   * another tab has removed meanwhile does not bring it back.
   */
  save(record: OutboxRecord): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** Reads what all tabs have stored. */
  reload(): Promise<void>;
  /** Whether everything here survives a reload. */
  isDurable(): boolean;
}

/**
 * What is in the outbox: the stored records of all tabs, those just being stored, and those that the browser refused to
 * store, which live as long as this page.
 */
export function createLedger(userId: string, storage: OutboxStorage, onChange: () => void): Ledger {
  let stored: readonly OutboxRecord[] = [];
  const saving = new Map<string, OutboxRecord>();
  const unstorable = new Map<string, OutboxRecord>();
  // Gone here, though a read under way may still bring them.
  const removed = new Set<string>();
  let lastOrder = 0;
  let hasFailed = false;

  const records = () => {
    const all = new Map(stored.map((record) => [record.clientId, record]));
    for (const record of [...saving.values(), ...unstorable.values()]) all.set(record.clientId, record);
    for (const clientId of removed) all.delete(clientId);
    return [...all.values()].sort(byOrder);
  };

  return {
    records,
    find: (clientId) => records().find((record) => record.clientId === clientId),
    next(lane) {
      const first = records().find((record) => laneOf(record) === lane && record.failure === null);
      return first && !saving.has(first.clientId) ? first : undefined;
    },
    nextOrder() {
      lastOrder += 1;
      return lastOrder;
    },
    async save(record) {
      saving.set(record.clientId, record);
      const isStored = stored.some((each) => each.clientId === record.clientId);
      // The browser stores it while the page draws it.
      const writing = isStored ? storage.replace(record) : storage.put(record);
      onChange();
      try {
        if ((await writing) === false) removed.add(record.clientId);
        else stored = [...stored.filter((each) => each.clientId !== record.clientId), record];
      } catch {
        hasFailed = true;
        unstorable.set(record.clientId, record);
      } finally {
        if (saving.get(record.clientId) === record) saving.delete(record.clientId);
      }
      onChange();
    },
    async remove(clientId) {
      removed.add(clientId);
      saving.delete(clientId);
      unstorable.delete(clientId);
      onChange();
      await storage.remove(clientId).catch(() => undefined);
    },
    async reload() {
      try {
        stored = await storage.all(userId);
      } catch {
        hasFailed = true;
        return;
      }
      for (const { order } of stored) lastOrder = Math.max(lastOrder, order);
    },
    isDurable: () => storage.isDurable && !hasFailed,
  };
}

// No clock: each record is numbered after all that its tab knew. Two tabs writing at once are ordered by their ids.
function byOrder(a: OutboxRecord, b: OutboxRecord): number {
  return a.order - b.order || (a.clientId < b.clientId ? -1 : 1);
}
