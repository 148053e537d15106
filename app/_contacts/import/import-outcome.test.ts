import { expect, it } from 'vitest';
import type { ContactImport } from '../../../lib/contract/contacts/contact-import.ts';
import { canUndoImport, importOutcome, importPercent } from './import-outcome.ts';

it('says what came of an import, and nothing of what did not happen', () => {
  const none = { created: 0, updated: 0, skipped: 0, rejectedCount: 0 };
  expect(importOutcome({ ...none, created: 30 })).toBe('30 new.');
  expect(importOutcome({ created: 1, updated: 2, skipped: 3, rejectedCount: 4 })).toBe(
    '1 new, 2 updated, 3 already there or left out, 4 could not be imported.',
  );
});

it('can be undone once it has ended, while it is not too old, if it did anything', () => {
  const now = new Date('2027-05-12T08:00:00Z');
  const ended = {
    state: 'done',
    created: 1,
    updated: 0,
    undoableUntil: '2027-05-12T08:00:01.000Z',
  } as ContactImport;
  expect(canUndoImport(ended, now)).toBe(true);
  expect(canUndoImport({ ...ended, state: 'failed' }, now)).toBe(true);
  expect(canUndoImport({ ...ended, state: 'cancelled' }, now)).toBe(true);
  for (const state of ['waiting', 'running', 'cancelling', 'undoing', 'undone'] as const)
    expect(canUndoImport({ ...ended, state }, now)).toBe(false);
  expect(canUndoImport({ ...ended, created: 0 }, now)).toBe(false);
  expect(canUndoImport({ ...ended, undoableUntil: now.toISOString() }, now)).toBe(false);
});

it('is a whole number of percent, never more than all', () => {
  expect(importPercent({ total: 0, done: 0 })).toBe(0);
  expect(importPercent({ total: 3, done: 1 })).toBe(33);
  expect(importPercent({ total: 10, done: 11 })).toBe(100);
});
