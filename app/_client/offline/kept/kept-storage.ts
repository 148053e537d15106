import { isShape, isText } from '../../../../lib/contract/values/guards.ts';
import { completionOf, openDatabase, resultOf } from '../../indexed-db/requests.ts';
import type { KeptContacts, KeptConversation, KeptRecord } from './kept-records.ts';

const DATABASE = 'parley-offline';
const STORE = 'kept';

const isOwned = isShape({ key: isText, userId: isText });

/** What was kept of this person before: their conversations by id, and the revision of their address book. */
export interface KeptBefore {
  readonly conversations: ReadonlyMap<string, KeptConversation>;
  readonly contactsRevision: number;
}

/** Reads what is kept of a person. Rejects where a browser keeps nothing. */
export async function readKept(userId: string): Promise<KeptBefore> {
  const records = await all();
  const own = records.filter((record) => record.userId === userId);
  // Written by this release or an earlier one, in the same shape.
  const conversations = own.filter(({ key }) => key.startsWith('conversation:')) as KeptConversation[];
  const contacts = own.find(({ key }) => key === 'contacts') as KeptContacts | undefined;
  return {
    conversations: new Map(conversations.map((conversation) => [conversation.id, conversation])),
    contactsRevision: contacts?.revision ?? -1,
  };
}

/** Writes records, and removes those of these keys. */
export async function writeKept(
  records: readonly KeptRecord[],
  removed: readonly string[] = [],
): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore(STORE);
    for (const record of records) store.put(record);
    for (const key of removed) store.delete(key);
    await completionOf(transaction);
  } finally {
    database.close();
  }
}

/** Removes all that is kept, if it is of anyone whom `isOf` holds for. Harmless where a browser keeps none. */
export async function forgetKept(isOf: (userId: string) => boolean): Promise<void> {
  const records = await all().catch(() => []);
  const keys = records.filter(({ userId }) => isOf(userId)).map(({ key }) => key);
  if (keys.length > 0) await writeKept([], keys);
}

async function all(): Promise<{ key: string; userId: string }[]> {
  const database = await open();
  try {
    const request = database.transaction(STORE).objectStore(STORE).getAll();
    const found: unknown[] = await resultOf(request);
    return found.filter(isOwned);
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return openDatabase(DATABASE, (database) => {
    database.createObjectStore(STORE, { keyPath: 'key' });
  });
}
