import { isListOf, isShape, isText } from '../../../lib/contract/values/guards.ts';
import { completionOf, openDatabase, resultOf } from '../indexed-db/requests.ts';

const DATABASE = 'parley-shared';
const STORE = 'shared';

/** What another app handed over, as the worker keeps it (public/sw.js) until the person has chosen a conversation. */
export interface Shared {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly files: readonly File[];
}

const isShared = isShape<Shared>({
  id: isText,
  title: isText,
  text: isText,
  url: isText,
  files: isListOf((value: unknown): value is File => value instanceof File),
});

/** What was handed over under this id; null when it is not there, or was taken. */
export async function readShared(id: string): Promise<Shared | null> {
  const database = await open();
  try {
    const found: unknown = await resultOf(database.transaction(STORE).objectStore(STORE).get(id));
    return isShared(found) ? found : null;
  } finally {
    database.close();
  }
}

/** It is in a composer now. */
export async function forgetShared(id: string): Promise<void> {
  await change((store) => store.delete(id));
}

/** Whoever signs out leaves nothing behind that was handed over. Harmless where a browser keeps none. */
export async function forgetAllShared(): Promise<void> {
  await change((store) => store.clear()).catch(() => undefined);
}

async function change(work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    await completionOf(transaction);
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return openDatabase(DATABASE, (database) => {
    database.createObjectStore(STORE, { keyPath: 'id' });
  });
}
