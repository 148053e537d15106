// What IndexedDB says by events, as promises.

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser refused its storage.'));
  });
}

/** When the transaction is complete, not when its requests are: only then does it survive this page. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser did not store it.'));
  });
}

/**
 * Opens a database of version 1, with the stores that `create` makes in it. Async, so that a browser that throws at the
 * mere name of `indexedDB` counts as one that refuses.
 */
export async function openDatabase(
  name: string,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => create(request.result);
  const database = await resultOf(request);
  // A page of a later release need not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}
