import type { OutboxRecord, OutboxStorage } from './outbox-storage.ts';

interface Ledger {
  /** Every record of this person, in the writer's order. */
  records(): readonly OutboxRecord[];
  find(clientId: string): OutboxRecord | undefined;
  /** The next to send in a conversation; undefined while it is still being stored, or when there is none. */
  next(conversationId: string): OutboxRecord | undefined;
  /** Shows a record at once and stores it; resolves when it is stored, or cannot be. */
  add(message: Omit<OutboxRecord, 'order' | 'failure' | 'userId'>): Promise<void>;
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

  const reload = async () => {
    try {
      stored = await storage.all(userId);
    } catch {
      hasFailed = true;
      return;
    }
    for (const { order } of stored) lastOrder = Math.max(lastOrder, order);
  };

  const save = async (record: OutboxRecord) => {
    saving.set(record.clientId, record);
    // The browser stores it while the page draws it.
    const writing = storage.put(record);
    onChange();
    try {
      await writing;
      stored = [...stored.filter((each) => each.clientId !== record.clientId), record];
    } catch {
      hasFailed = true;
      unstorable.set(record.clientId, record);
    } finally {
      if (saving.get(record.clientId) === record) saving.delete(record.clientId);
    }
    onChange();
  };

  return {
    records,
    find: (clientId) => records().find((record) => record.clientId === clientId),
    next(conversationId) {
      const first = records().find(
        (record) => record.conversationId === conversationId && record.failure === null,
      );
      return first && !saving.has(first.clientId) ? first : undefined;
    },
    async add(message) {
      lastOrder += 1;
      await save({ ...message, userId, order: lastOrder, failure: null });
    },
    save,
    async remove(clientId) {
      removed.add(clientId);
      saving.delete(clientId);
      unstorable.delete(clientId);
      onChange();
      await storage.remove(clientId).catch(() => undefined);
    },
    reload,
    isDurable: () => storage.isDurable && !hasFailed,
  };
}

// No clock: each record is numbered after all that its tab knew. Two tabs writing at once are ordered by their ids.
function byOrder(a: OutboxRecord, b: OutboxRecord): number {
  return a.order - b.order || (a.clientId < b.clientId ? -1 : 1);
}
