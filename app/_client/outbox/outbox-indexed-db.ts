import { isShape, isText } from '../../../lib/contract/values/guards.ts';
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

// Async, so that a browser that throws at the mere name of `indexedDB` counts as one that refuses.
async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'clientId' }).createIndex('userId', 'userId');
  };
  return await resultOf(request);
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

// When the transaction is complete, not when its requests are: only then does it survive this page.
function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser did not store it.'));
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser refused its storage.'));
  });
}
