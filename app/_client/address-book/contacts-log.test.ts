import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Contact, ContactChange } from '../../../lib/contract/contacts/contact.ts';
import {
  acceptFact,
  advanceTo,
  hasGap,
  type LogStep,
  startLog,
} from '../../../lib/contract/values/numbered-log.ts';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { acceptContactChanges, type ContactFeedChange } from './contacts-log.ts';

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

function answeredAt(revision: number): ContactChange {
  const contact = contactAt(revision);
  if (revision % 7 === 0) return { type: 'deleted', revision, id: contact.id };
  return { type: revision % 2 === 0 ? 'updated' : 'restored', revision, id: contact.id, contact };
}

test('every change is passed on once and in order, however the facts come', () => {
  const arrivals = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant('ask' as const)), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 40, max: 45 }), (steps, head) => {
      const passedOn: number[] = [];
      let log = startLog<ContactFeedChange>(3);
      const apply = (step: LogStep<ContactFeedChange>) => {
        log = step.log;
        passedOn.push(...step.ready.map((change) => change.revision));
      };
      const ask = () => {
        const since = log.revision;
        const items = Array.from({ length: Math.min(4, head - since) }, (_, i) => answeredAt(since + i + 1));
        apply(acceptContactChanges(log, { since, items, revision: since + items.length }));
      };
      for (const step of steps) {
        if (step === 'ask') ask();
        else apply(acceptFact(log, { revision: step, fact: factAt(step) }));
      }
      while (log.revision < head) ask();
      expect(passedOn).toEqual(Array.from({ length: head - 3 }, (_, i) => i + 4));
      expect(hasGap(log)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it('passes on the fact that arrived by itself rather than the answer for it, which knows less', () => {
  const { log } = acceptFact(startLog<ContactFeedChange>(1), { revision: 4, fact: factAt(4) });
  const items = [2, 3, 4].map(answeredAt);
  const { ready } = acceptContactChanges(log, { since: 1, revision: 4, items });
  expect(ready.map((change) => 'changedFields' in change)).toEqual([false, false, true]);
});

it('takes many numbers at once, and passes on what waited behind them', () => {
  const deletion: ContactFeedChange = { type: 'deleted', id: 'x', revision: 12 };
  const { log } = acceptFact(startLog<ContactFeedChange>(1), { revision: 12, fact: deletion });
  const step = advanceTo(log, 11);
  expect(step.ready.map(({ revision }) => revision)).toEqual([12]);
  expect(step.log).toEqual(startLog(12));
  expect(hasGap(acceptFact(startLog(1), { since: 5, revision: 11, fact: null }).log)).toBe(true);
  expect(advanceTo(startLog(11), 11).log.revision).toBe(11);
});
