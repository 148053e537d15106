import { laneOf, type OutboxRecord } from './outbox-record.ts';
import type { OutboxStorage } from './outbox-storage.ts';

export interface Ledger {
  /** Every record of this person, in the writer's order. */
  records(): readonly OutboxRecord[];
  find(clientId: string): OutboxRecord | undefined;
  /**
   * The next to send in a lane; undefined when there is none. A message goes while it is still being stored: whichever is
   * first makes it safe. A save waits until it is stored, for its form has to know its id before the answer comes.
   */
  next(lane: string): OutboxRecord | undefined;
  /** The position of a record that is added now. */
  nextOrder(): number;
  /**
   * Shows a record at once and stores it; resolves when it is stored, cannot be, or is removed because the server has it.
   * A change of a stored record that another tab has removed meanwhile does not bring it back.
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
  /** The latest write of each record that is being stored for the first time. */
  const adding = new Map<string, Promise<unknown>>();
  const onRemoved = new Map<string, () => void>();
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

  async function store(record: OutboxRecord): Promise<void> {
    const { clientId } = record;
    if (isPageOnly(record)) {
      unstorable.set(clientId, record);
      return onChange();
    }
    saving.set(clientId, record);
    const isStored = stored.some((each) => each.clientId === clientId);
    // The browser stores it while the page draws it.
    const writing = isStored ? storage.replace(record) : storage.put(record);
    if (!isStored) adding.set(clientId, writing);
    onChange();
    try {
      if ((await writing) === false) removed.add(clientId);
      else stored = [...stored.filter((each) => each.clientId !== clientId), record];
    } catch {
      hasFailed = true;
      unstorable.set(clientId, record);
    } finally {
      if (saving.get(clientId) === record) saving.delete(clientId);
      if (adding.get(clientId) === writing) adding.delete(clientId);
    }
    onChange();
  }

  return {
    records,
    find: (clientId) => records().find((record) => record.clientId === clientId),
    next(lane) {
      const first = records().find((record) => laneOf(record) === lane && record.failure === null);
      if (!first) return undefined;
      const canGo = !saving.has(first.clientId) || (first.kind === 'message' && adding.has(first.clientId));
      return canGo ? first : undefined;
    },
    nextOrder() {
      lastOrder += 1;
      return lastOrder;
    },
    async save(record) {
      const { clientId } = record;
      const isRemoved = new Promise<void>((resolve) => onRemoved.set(clientId, resolve));
      await Promise.race([store(record), isRemoved]);
    },
    async remove(clientId) {
      removed.add(clientId);
      saving.delete(clientId);
      unstorable.delete(clientId);
      onRemoved.get(clientId)?.();
      onRemoved.delete(clientId);
      onChange();
      // A write that is under way would otherwise leave it behind for ever.
      await adding.get(clientId)?.catch(() => undefined);
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
    isDurable: () => storage.isDurable && !hasFailed && unstorable.size === 0,
  };
}

function isPageOnly(record: OutboxRecord): boolean {
  return record.kind === 'message' && record.isPageOnly;
}

// No clock: each record is numbered after all that its tab knew. Two tabs writing at once are ordered by their ids.
function byOrder(a: OutboxRecord, b: OutboxRecord): number {
  return a.order - b.order || (a.clientId < b.clientId ? -1 : 1);
}
