import { isShape, isText } from '../../../../lib/contract/values/guards.ts';
import { completionOf, openDatabase, resultOf } from '../../indexed-db/requests.ts';
import { type Attachment, isAttachment } from './attachment.ts';

// A database of its own: another version of the outbox's would have to wait for tabs of an earlier release to close.
const DATABASE = 'parley-files';
const FILES = 'files';
const BYTES = 'bytes';

/** Where attached files are kept. Every method may reject: a browser may be full, or refuse storage altogether. */
export interface AttachmentStorage {
  all(userId: string): Promise<Attachment[]>;
  add(attachment: Attachment, bytes: Blob): Promise<void>;
  /** Writes a change of an attachment; one that another tab has removed meanwhile stays removed. */
  replace(attachment: Attachment): Promise<void>;
  /** Null when there are none. */
  bytes(id: string): Promise<Blob | null>;
  /** Removes the bytes; what is known of the file stays until it is removed. */
  removeBytes(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps attached files in IndexedDB; nothing is kept where the browser refuses it. */
export async function openAttachmentStorage(): Promise<AttachmentStorage> {
  const database = await open().catch(() => null);
  return database ? indexedDbStorage(database) : noAttachmentStorage;
}

// Also of a release that stored more or less of it.
const isOwned = isShape({ id: isText, userId: isText });

/** Removes the files of those whose id `isOf` holds for. Harmless where a browser keeps none. */
export async function removeAttachments(isOf: (userId: string) => boolean): Promise<void> {
  const database = await open().catch(() => null);
  if (!database) return;
  try {
    const stored: unknown[] = await resultOf(database.transaction(FILES).objectStore(FILES).getAll());
    const ids = stored.filter(isOwned).flatMap(({ id, userId }) => (isOf(userId) ? [id] : []));
    if (ids.length === 0) return;
    await write(database, (files, bytes) => {
      for (const id of ids) {
        files.delete(id);
        bytes.delete(id);
      }
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return openDatabase(DATABASE, (database) => {
    database.createObjectStore(FILES, { keyPath: 'id' }).createIndex('userId', 'userId');
    database.createObjectStore(BYTES);
  });
}

function indexedDbStorage(database: IDBDatabase): AttachmentStorage {
  return {
    async all(userId) {
      const index = database.transaction(FILES).objectStore(FILES).index('userId');
      const stored: unknown[] = await resultOf(index.getAll(userId));
      return stored.filter(isAttachment);
    },
    add: (attachment, blob) =>
      write(database, (files, bytes) => {
        bytes.put(blob, attachment.id);
        files.put(attachment);
      }),
    async replace(attachment) {
      // One transaction: no other tab removes it in between.
      const transaction = database.transaction(FILES, 'readwrite');
      const completion = completionOf(transaction);
      const files = transaction.objectStore(FILES);
      const count = files.count(attachment.id);
      count.onsuccess = () => {
        if (count.result > 0) files.put(attachment);
      };
      await completion;
    },
    async bytes(id) {
      const stored: unknown = await resultOf(database.transaction(BYTES).objectStore(BYTES).get(id));
      return stored instanceof Blob ? stored : null;
    },
    removeBytes: (id) => write(database, (_files, bytes) => bytes.delete(id)),
    remove: (id) =>
      write(database, (files, bytes) => {
        files.delete(id);
        bytes.delete(id);
      }),
  };
}

async function write(
  database: IDBDatabase,
  change: (files: IDBObjectStore, bytes: IDBObjectStore) => void,
): Promise<void> {
  const transaction = database.transaction([FILES, BYTES], 'readwrite');
  const completion = completionOf(transaction);
  change(transaction.objectStore(FILES), transaction.objectStore(BYTES));
  await completion;
}

/** Keeps nothing: for a browser that refuses its storage. */
export const noAttachmentStorage: AttachmentStorage = {
  all: async () => [],
  add: () => Promise.reject(new Error('This browser keeps no files.')),
  replace: async () => undefined,
  bytes: async () => null,
  removeBytes: async () => undefined,
  remove: async () => undefined,
};
