import type { OutboxRecord } from './outbox-record.ts';

/** Where unsent records are kept. Every method may reject: a browser may be full, or refuse storage altogether. */
export interface OutboxStorage {
  readonly isDurable: boolean;
  all(userId: string): Promise<OutboxRecord[]>;
  put(record: OutboxRecord): Promise<void>;
  /** Writes a record that is stored already; false when another tab has removed it meanwhile, and it stays removed. */
  replace(record: OutboxRecord): Promise<boolean>;
  remove(clientId: string): Promise<void>;
}

/** Keeps unsent records for as long as the page lives. */
export function memoryStorage(): OutboxStorage {
  const records = new Map<string, OutboxRecord>();
  return {
    isDurable: false,
    all: async (userId) => [...records.values()].filter((record) => record.userId === userId),
    put: async (record) => {
      records.set(record.clientId, record);
    },
    replace: async (record) => {
      const isThere = records.has(record.clientId);
      if (isThere) records.set(record.clientId, record);
      return isThere;
    },
    remove: async (clientId) => {
      records.delete(clientId);
    },
  };
}
