import { expect, it } from 'vitest';
import { outdated } from './rotation.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TODAY = new Date('2026-11-29T03:00:00Z').getTime();

const proof = (isProved: boolean) => ({ at: '', isProved, problem: null, seconds: 1 });
const counts = { messages: 0, files: 0, people: 0, contacts: 0, conversations: 0 };

/** A backup so many days ago. */
function made(daysAgo: number, { isProved = true, isBeforeUpgrade = false } = {}) {
  const at = new Date(TODAY - daysAgo * DAY_MS);
  const id = `${at.toISOString().slice(0, 10)}${isBeforeUpgrade ? ' before' : ''}${isProved ? '' : ' failed'}`;
  return { id, at, isBeforeUpgrade, notes: { at: at.toISOString(), counts, proof: proof(isProved) } };
}

const kept = (all: readonly ReturnType<typeof made>[]) => {
  const gone = new Set(outdated(all));
  return all.filter((each) => !gone.has(each)).map(({ id }) => id);
};

it('keeps seven days, four weeks and six months of a backup each day for a year', () => {
  expect(kept(Array.from({ length: 365 }, (_, daysAgo) => made(daysAgo)))).toEqual([
    '2026-11-29',
    '2026-11-28',
    '2026-11-27',
    '2026-11-26',
    '2026-11-25',
    '2026-11-24',
    '2026-11-23',
    // The Sundays of three weeks before, and the last days of five months before.
    '2026-11-22',
    '2026-11-15',
    '2026-11-08',
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
  ]);
});

it('comes to the same when it removes what is outdated each day', () => {
  let all: ReturnType<typeof made>[] = [];
  for (let daysAgo = 364; daysAgo >= 0; daysAgo -= 1) {
    all = [made(daysAgo), ...all];
    const gone = new Set(outdated(all));
    all = all.filter((each) => !gone.has(each));
  }
  expect(all.length).toBe(15);
});

it('never removes the newest one that was proved, nor lets one that failed take its place', () => {
  const failing = Array.from({ length: 20 }, (_, daysAgo) => made(daysAgo, { isProved: false }));
  expect(kept([...failing, made(400)])).toEqual([...failing.slice(0, 7).map(({ id }) => id), made(400).id]);
});

it('keeps the last two from before an upgrade', () => {
  const before = [10, 200, 300].map((daysAgo) => made(daysAgo, { isBeforeUpgrade: true, isProved: false }));
  expect(kept([made(0), ...before])).toEqual([made(0).id, before[0]?.id, before[1]?.id]);
});
