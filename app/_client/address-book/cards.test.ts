import { expect, test } from 'vitest';
import { sampleContact } from '@/lib/testing/samples.ts';
import { type Cards, changeCards, isWanted, noCards, outdateCards, reduceCards } from './cards.ts';

const ask = (cards: Cards = noCards) => reduceCards(cards, { type: 'asked', ids: ['p'] });
const answer = (cards: Cards, ...items: ReturnType<typeof sampleContact>[]) =>
  reduceCards(cards, { type: 'answered', ids: ['p'], items });
const updated = (revision: number, name: string) => ({
  type: 'updated' as const,
  revision,
  contact: sampleContact({ revision, name }),
});
const deleted = (revision: number) => ({ type: 'deleted' as const, revision, id: 'p', byUserId: 'bo' });

test('a card is what was read, and follows what changes after that', () => {
  const read = answer(ask(), sampleContact({ revision: 4, name: 'Ada' }));
  expect(read.get('p')).toMatchObject({ status: 'known', isDeleted: false, contact: { name: 'Ada' } });
  const next = changeCards(read, updated(5, 'Ada L.'));
  expect(next.get('p')?.contact?.name).toBe('Ada L.');
  expect(changeCards(next, updated(4, 'old'))).toBe(next);
  expect(changeCards(noCards, updated(6, 'not held'))).toBe(noCards);
});

test('an answer that was read before a change does not undo it', () => {
  const early = changeCards(ask(), updated(7, 'new'));
  expect(answer(early, sampleContact({ revision: 6, name: 'old' })).get('p')?.contact?.name).toBe('new');
  const gone = changeCards(ask(), deleted(7));
  expect(answer(gone, sampleContact({ revision: 6, name: 'Ada' })).get('p')).toMatchObject({
    status: 'known',
    isDeleted: true,
    contact: { name: 'Ada' },
  });
});

test('what is deleted stays as it was, with who deleted it, and comes back when it is restored', () => {
  const read = answer(ask(), sampleContact({ revision: 4, name: 'Ada' }));
  const gone = changeCards(read, deleted(5));
  expect(gone.get('p')).toMatchObject({ isDeleted: true, contact: { name: 'Ada', updatedByUserId: 'bo' } });
  const back = changeCards(gone, { ...updated(6, 'Ada'), type: 'created' });
  expect(back.get('p')).toMatchObject({ isDeleted: false, contact: { name: 'Ada' } });
});

test('one that is in the bin is deleted, and one that the server does not have is gone', () => {
  const inBin = answer(ask(), sampleContact({ revision: 4, deletedAt: '2026-01-01T00:00:00.000Z' }));
  expect(inBin.get('p')).toMatchObject({ isDeleted: true });
  expect(answer(ask()).get('p')).toMatchObject({ status: 'known', contact: null });
});

test('what failed or is out of date is asked for again, and shown as it was meanwhile', () => {
  expect(isWanted(undefined)).toBe(true);
  expect(isWanted(ask().get('p'))).toBe(false);
  expect(isWanted(reduceCards(ask(), { type: 'failed', ids: ['p'] }).get('p'))).toBe(true);
  const stale = outdateCards(answer(ask(), sampleContact({ name: 'Ada' }))).get('p');
  expect(isWanted(stale)).toBe(true);
  expect(stale?.contact?.name).toBe('Ada');
});
