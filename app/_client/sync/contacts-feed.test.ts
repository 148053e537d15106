import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Contact, ContactChange } from '../../../lib/contract/contacts/contact.ts';
import { sampleContact } from '../../../lib/testing/samples.ts';
import {
  type ContactFeedChange,
  type FeedStep,
  hasFeedGap,
  startFeed,
  takeCaughtUp,
  takeFact,
  takeMany,
} from './contacts-feed.ts';

function contactAt(revision: number): Contact {
  return sampleContact({ id: `p${revision % 5}`, revision, name: `Name ${revision}` });
}

function factAt(revision: number): ContactFeedChange {
  const contact = contactAt(revision);
  if (revision % 7 === 0) return { type: 'deleted', revision, id: contact.id };
  if (revision % 2 === 0)
    return { type: 'updated', revision, contact, changedFields: ['name'], byUserId: 'a' };
  return { type: 'created', revision, contact };
}

function trailAt(revision: number): ContactChange {
  const contact = contactAt(revision);
  if (revision % 7 === 0) return { type: 'deleted', revision, id: contact.id };
  return { type: revision % 2 === 0 ? 'updated' : 'restored', revision, id: contact.id, contact };
}

test('every change is told once and in order, however the facts come', () => {
  const arrivals = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant('ask' as const)), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 40, max: 45 }), (steps, head) => {
      const told: number[] = [];
      let feed = startFeed(3);
      const take = (step: FeedStep) => {
        feed = step.feed;
        told.push(...step.told.map((change) => change.revision));
      };
      const ask = () => {
        const since = feed.revision;
        const items = Array.from({ length: Math.min(4, head - since) }, (_, i) => trailAt(since + i + 1));
        take(takeCaughtUp(feed, { since, items, revision: since + items.length }));
      };
      for (const step of steps) {
        if (step === 'ask') ask();
        else take(takeFact(feed, factAt(step)));
      }
      while (feed.revision < head) ask();
      expect(told).toEqual(Array.from({ length: head - 3 }, (_, i) => i + 4));
      expect(hasFeedGap(feed)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it('takes many numbers at once, and tells what waited behind them', () => {
  const waiting = takeFact(startFeed(1), { type: 'deleted', id: 'x', revision: 12 }).feed;
  const step = takeMany(waiting, { since: 1, revision: 11 });
  expect(step?.told.map(({ revision }) => revision)).toEqual([12]);
  expect(step?.feed).toEqual({ revision: 12, waiting: new Map() });
  expect(takeMany(startFeed(1), { since: 5, revision: 11 })).toBeNull();
  expect(takeMany(startFeed(11), { since: 1, revision: 11 })?.feed.revision).toBe(11);
});
