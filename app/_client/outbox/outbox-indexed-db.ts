import { isShape, isText } from '../../../lib/contract/values/guards.ts';
import { completionOf, openDatabase, resultOf } from '../indexed-db/requests.ts';
import { readRecord } from './outbox-record.ts';
import { memoryStorage, type OutboxStorage } from './outbox-storage.ts';

const DATABASE = 'parley';
const STORE = 'outbox';

// Also of a release that stored more or less in a record.
const isOwned = isShape({ clientId: isText, userId: isText });

/** Keeps unsent records in IndexedDB, or in memory when the browser refuses it (`isDurable` says which). */
export async function openOutboxStorage(): Promise<OutboxStorage> {
  const database = await open().catch(() => null);
  return database ? indexedDbStorage(database) : memoryStorage();
}

/** Removes the stored records of those whose id `isOf` holds for. Harmless where a browser keeps none. */
export async function removeRecords(isOf: (userId: string) => boolean): Promise<void> {
  const database = await open().catch(() => null);
  if (!database) return;
  try {
    const records: unknown[] = await resultOf(database.transaction(STORE).objectStore(STORE).getAll());
    const ids = records.filter(isOwned).flatMap(({ clientId, userId }) => (isOf(userId) ? [clientId] : []));
    await write(database, (store) => {
      for (const id of ids) store.delete(id);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return openDatabase(DATABASE, (database) => {
    database.createObjectStore(STORE, { keyPath: 'clientId' }).createIndex('userId', 'userId');
  });
}

function indexedDbStorage(database: IDBDatabase): OutboxStorage {
  return {
    isDurable: true,
    async all(userId) {
      const store = database.transaction(STORE).objectStore(STORE);
      const raw: unknown[] = await resultOf(store.index('userId').getAll(userId));
      return raw.map(readRecord).filter((record) => record !== null);
    },
    put: (record) => write(database, (store) => store.put(record)),
    async replace(record) {
      // One transaction: no other tab removes it in between.
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
      const store = transaction.objectStore(STORE);
      const completion = completionOf(transaction);
      const isThere = (await resultOf(store.count(record.clientId))) > 0;
      if (isThere) store.put(record);
      await completion;
      return isThere;
    },
    remove: (clientId) => write(database, (store) => store.delete(clientId)),
  };
}

async function write(database: IDBDatabase, change: (store: IDBObjectStore) => void): Promise<void> {
  // Relaxed: handed to the system, so it survives a crash of the page and of the browser; a power cut may take the
  // last moments, in which nothing was said to be sent.
  const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
  const completion = completionOf(transaction);
  change(transaction.objectStore(STORE));
  // At once: by itself it would begin only after the request's own event, behind the frame being drawn.
  transaction.commit();
  await completion;
}
