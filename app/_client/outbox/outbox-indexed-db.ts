import { z } from 'zod';
import { memoryStorage, type OutboxRecord, type OutboxStorage } from './outbox-storage.ts';

const DATABASE = 'parley';
const STORE = 'outbox';

// What an earlier release stored is read like any other input: what does not fit is left alone.
const recordSchema = z.object({
  clientId: z.string(),
  userId: z.string(),
  conversationId: z.string(),
  body: z.string(),
  replyToId: z.string().nullable(),
  createdAt: z.string(),
  order: z.number(),
  failure: z.string().nullable(),
});

/** Keeps unsent messages in IndexedDB, or in memory when the browser refuses it (`isDurable` says which). */
export async function openOutboxStorage(): Promise<OutboxStorage> {
  const database = await open().catch(() => null);
  return database ? indexedDbStorage(database) : memoryStorage();
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'clientId' }).createIndex('userId', 'userId');
  };
  return resultOf(request);
}

function indexedDbStorage(database: IDBDatabase): OutboxStorage {
  return {
    isDurable: true,
    async all(userId) {
      const store = database.transaction(STORE).objectStore(STORE);
      const raw: unknown[] = await resultOf(store.index('userId').getAll(userId));
      return raw.flatMap((record): OutboxRecord[] => {
        const parsed = recordSchema.safeParse(record);
        return parsed.success ? [parsed.data] : [];
      });
    },
    put: (record) => write(database, (store) => store.put(record)),
    remove: (clientId) => write(database, (store) => store.delete(clientId)),
  };
}

// Resolves when the transaction is complete, not when the request is: only then does it survive this page.
function write(database: IDBDatabase, change: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // Relaxed: handed to the system, so it survives a crash of the page and of the browser; a power cut may take the
    // last moments, in which nothing was said to be sent.
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser did not store it.'));
    change(transaction.objectStore(STORE));
    // At once: by itself it would begin only after this page has heard of the request, behind the frame being drawn.
    transaction.commit();
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser refused its storage.'));
  });
}
