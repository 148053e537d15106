import { type OutboxRecord, type OutboxStorage, readRecord } from './outbox-storage.ts';

const PREFIX = 'parley:outbox:';

/**
 * A storage that keeps what is put into it at once, and not only when the browser comes to say so: after a key press that
 * is a whole frame later, for which a message would have to wait. `journal` is the browser's `localStorage`, which a page
 * writes without waiting; what the storage has, too, is taken out of it again.
 */
export function withJournal(storage: OutboxStorage, journal: Storage): OutboxStorage {
  const keyOf = (clientId: string) => `${PREFIX}${clientId}`;
  return {
    isDurable: storage.isDurable,
    async all(userId) {
      // The journal first: what leaves it meanwhile is in the storage by then.
      const noted = notedIn(journal).filter((record) => record.userId === userId);
      const ids = new Set(noted.map(({ clientId }) => clientId));
      const stored = await storage.all(userId);
      return [...stored.filter(({ clientId }) => !ids.has(clientId)), ...noted];
    },
    async put(record) {
      const [key, text] = [keyOf(record.clientId), JSON.stringify(record)];
      try {
        journal.setItem(key, text);
      } catch {
        // Full, or refused: then it takes as long as the storage does.
        return await storage.put(record);
      }
      storage.put(record).then(
        () => {
          // Unless something newer is noted under it.
          if (journal.getItem(key) === text) journal.removeItem(key);
        },
        // It stays in the journal.
        () => undefined,
      );
    },
    async remove(clientId) {
      journal.removeItem(keyOf(clientId));
      await storage.remove(clientId);
    },
  };
}

function notedIn(journal: Storage): OutboxRecord[] {
  const keys = Array.from({ length: journal.length }, (_, index) => journal.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const record = readRecord(parse(journal.getItem(key)));
      return record ? [record] : [];
    });
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
