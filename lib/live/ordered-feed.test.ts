import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedFeed } from './ordered-feed.ts';

/** A feed over a log of `length` numbers whose store holds all of it, and what it emitted. */
function feedOver(length: number, head = 0) {
  const emitted: number[] = [];
  let syncs = 0;
  const feed = new OrderedFeed<number>(head, {
    emit: (fact) => emitted.push(fact),
    readMissed: async (since) => ({
      facts: Array.from({ length: length - since }, (_, index) => since + index + 1).map((revision) => ({
        revision,
        fact: revision,
      })),
      revision: length,
    }),
    requireSync: () => {
      syncs += 1;
    },
  });
  return { feed, emitted, syncs: () => syncs };
}

/** A feed whose store grows while it runs. */
function growingFeed() {
  const store: number[] = [];
  const emitted: number[] = [];
  const feed = new OrderedFeed<number>(0, {
    emit: (fact) => emitted.push(fact),
    readMissed: async (since) => ({
      facts: store.filter((revision) => revision > since).map((revision) => ({ revision, fact: revision })),
      revision: store.length,
    }),
    requireSync: () => undefined,
  });
  return { feed, emitted, store };
}

describe('a feed of numbered facts', () => {
  it('emits each fact once and in order, whatever the bus loses, doubles or swaps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }),
        async (length, arrivals) => {
          const { feed, emitted, syncs } = feedOver(length);
          const arrived = arrivals.filter((revision) => revision <= length);
          await Promise.all(arrived.map((revision) => feed.accept({ revision, fact: revision })));
          expect(emitted).toEqual(Array.from({ length: emitted.length }, (_, index) => index + 1));
          expect(emitted.length).toBeGreaterThanOrEqual(Math.max(0, ...arrived));
          expect(syncs()).toBe(0);
        },
      ),
    );
  });

  it('asks for a catch-up when a fact from before its beginning arrives late', async () => {
    const { feed, emitted, syncs } = feedOver(9, 5);
    await feed.accept({ revision: 4, fact: 4 });
    expect(emitted).toEqual([]);
    expect(syncs()).toBe(1);
  });

  it('loses nothing to numbers that are not stored, such as those of another workspace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 2, max: 60 }), { maxLength: 20 }),
        async (length, foreign) => {
          const { feed, emitted, store } = growingFeed();
          for (let revision = 1; revision <= length; revision += 1) {
            for (const number of foreign.filter((each) => each > revision + 1))
              void feed.accept({ revision: number, fact: -1 });
            store.push(revision);
            await feed.accept({ revision, fact: revision });
          }
          expect(emitted).toEqual(store);
        },
      ),
    );
  });

  it('asks for a catch-up when the store cannot be read, and goes on', async () => {
    const emitted: number[] = [];
    let syncs = 0;
    const feed = new OrderedFeed<number>(0, {
      emit: (fact) => emitted.push(fact),
      readMissed: async () => ({ facts: null, revision: 3 }),
      requireSync: () => {
        syncs += 1;
      },
    });
    await feed.accept({ revision: 3, fact: 3 });
    await feed.accept({ revision: 4, fact: 4 });
    expect(syncs).toBe(1);
    expect(emitted).toEqual([4]);
  });

  it('accepts a fact of many numbers at once, and fetches what is missing before it', async () => {
    const { feed, emitted } = feedOver(7);
    await feed.accept({ revision: 5, since: 0, fact: 5 });
    await feed.accept({ revision: 4, fact: 4 });
    expect(emitted).toEqual([5]);
    const late = feedOver(7);
    await late.feed.accept({ revision: 7, since: 5, fact: 7 });
    expect(late.emitted).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
