import { describe, expect, it } from 'vitest';
import { withJournal } from './outbox-journal.ts';
import { memoryStorage, type OutboxRecord, type OutboxStorage } from './outbox-storage.ts';

const record = (clientId: string, more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  clientId,
  userId: 'asha',
  conversationId: 'c1',
  body: 'See you at ten',
  replyToId: null,
  createdAt: '2026-05-01T08:00:00.000Z',
  order: 1,
  failure: null,
  ...more,
});

/** What `localStorage` does; `isFull` lets it refuse. */
function journalOf() {
  const texts = new Map<string, string>();
  const journal: Storage & { isFull: boolean } = {
    isFull: false,
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (journal.isFull) throw new Error('Full.');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
  return journal;
}

/** A storage that stores when it is told to, in the order of asking, as IndexedDB does. */
function slowStorage() {
  const held = memoryStorage();
  const waiting: (() => void)[] = [];
  const inTurn = (work: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => waiting.push(() => work().then(resolve, reject)));
  const storage: OutboxStorage = {
    isDurable: true,
    all: held.all,
    put: (record) => inTurn(() => held.put(record)),
    remove: (clientId) => inTurn(() => held.remove(clientId)),
  };
  const work = async () => {
    for (const next of waiting.splice(0)) next();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { storage, held, work };
}

describe('the journal before the outbox', () => {
  it('keeps a message at once, also for the next page, before the storage has it', async () => {
    const journal = journalOf();
    const { storage } = slowStorage();
    await withJournal(storage, journal).put(record('m1'));
    expect(await withJournal(memoryStorage(), journal).all('asha')).toEqual([record('m1')]);
    expect(await withJournal(memoryStorage(), journal).all('ben')).toEqual([]);
  });

  it('lets go of what the storage has', async () => {
    const journal = journalOf();
    const { storage, held, work } = slowStorage();
    const outbox = withJournal(storage, journal);
    await outbox.put(record('m1'));
    await work();
    expect(journal.length).toBe(0);
    expect(await held.all('asha')).toEqual([record('m1')]);
    expect(await outbox.all('asha')).toEqual([record('m1')]);
  });

  it('keeps the newer of two, whichever of them is stored', async () => {
    const journal = journalOf();
    const { storage, work } = slowStorage();
    const outbox = withJournal(storage, journal);
    await outbox.put(record('m1'));
    const first = work();
    await outbox.put(record('m1', { failure: 'Too long.' }));
    await first;
    expect(await outbox.all('asha')).toEqual([record('m1', { failure: 'Too long.' })]);
    await work();
    expect(await outbox.all('asha')).toEqual([record('m1', { failure: 'Too long.' })]);
    expect(journal.length).toBe(0);
  });

  it('brings nothing back that was taken out while it was being stored', async () => {
    const journal = journalOf();
    const { storage, work } = slowStorage();
    const outbox = withJournal(storage, journal);
    await outbox.put(record('m1'));
    const removed = outbox.remove('m1');
    await work();
    await removed;
    expect(await outbox.all('asha')).toEqual([]);
    expect(journal.length).toBe(0);
  });

  it('waits for the storage where the journal takes nothing', async () => {
    const journal = journalOf();
    journal.isFull = true;
    const { storage, held, work } = slowStorage();
    const put = withJournal(storage, journal).put(record('m1'));
    let isKept = false;
    void put.then(() => {
      isKept = true;
    });
    await Promise.resolve();
    expect(isKept).toBe(false);
    await work();
    await put;
    expect(await held.all('asha')).toEqual([record('m1')]);
  });

  it('keeps what the storage refuses', async () => {
    const journal = journalOf();
    const refusing = { ...memoryStorage(), put: () => Promise.reject(new Error('No.')) };
    const outbox = withJournal(refusing, journal);
    await outbox.put(record('m1'));
    expect(await outbox.all('asha')).toEqual([record('m1')]);
  });

  it('leaves alone what it cannot read', async () => {
    const journal = journalOf();
    journal.setItem('parley:outbox:x', '{');
    journal.setItem('parley:outbox:y', '{"clientId":1}');
    journal.setItem('parley:draft:asha:c1', 'Hello');
    expect(await withJournal(memoryStorage(), journal).all('asha')).toEqual([]);
    expect(journal.length).toBe(3);
  });
});
