import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Backlog } from './backlog.ts';

const TREE = Buffer.from([0, 0, 0, 7]);
const keyOf = (text: string) => Buffer.concat([TREE, Buffer.from(text, 'latin1')]);
const END = Buffer.from([0, 0, 0, 8]);
const text = fc.string({ unit: fc.constantFrom('\0', 'a', 'b', '\xff'), maxLength: 4 });
const texts = fc.array(text, { maxLength: 12 });

/** What a group of writes does: keys that come, then keys that go, and whether it is undone. */
const group = fc.record({ added: texts, removed: texts, isUndone: fc.boolean() });
const step = fc.oneof(
  { weight: 6, arbitrary: group },
  { weight: 1, arbitrary: fc.constant('leave' as const) },
  { weight: 1, arbitrary: fc.constant('left' as const) },
);

const inOrder = (keys: Iterable<string>) => [...keys].map(keyOf).sort(Buffer.compare);

it('has what a plain set would have, in both directions, whatever is undone and whatever leaves', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), text, text, fc.nat(5), (steps, low, high, limit) => {
      const backlog = new Backlog();
      // Keys are never added twice: each ends with the id of a record.
      const ever = new Set<string>();
      let known = new Set<string>();
      let inTrees = new Set<string>();
      for (const each of steps) {
        if (each === 'leave') {
          if (!backlog.isLeaving) {
            backlog.startLeaving();
            inTrees = new Set(known);
          }
        } else if (each === 'left') {
          if (!backlog.isLeaving) continue;
          const left = [...inTrees].filter((key) => known.has(key));
          expect([...backlog.leaving()]).toEqual(inOrder(left));
          backlog.endLeaving();
          for (const key of left) known.delete(key);
        } else {
          const before = new Set(known);
          const added = [...new Set(each.added)].filter((key) => !ever.has(key));
          for (const key of added) {
            backlog.add(7, keyOf(key).toString('latin1'));
            known.add(key);
          }
          for (const key of each.removed) {
            expect(backlog.has(keyOf(key))).toBe(known.has(key));
            backlog.remove(keyOf(key));
            known.delete(key);
          }
          if (each.isUndone) {
            backlog.rollback();
            known = before;
          } else {
            backlog.commit();
            for (const key of added) ever.add(key);
          }
        }
        const all = inOrder(known);
        expect(backlog.range(TREE, END, false, 100)).toEqual(all);
        const between = all.filter((key) => key.compare(keyOf(low)) >= 0 && key.compare(keyOf(high)) < 0);
        expect(backlog.range(keyOf(low), keyOf(high), false, limit)).toEqual(between.slice(0, limit));
        expect(backlog.range(keyOf(low), keyOf(high), true, limit)).toEqual(
          between.reverse().slice(0, limit),
        );
      }
    }),
    { numRuns: 200 },
  );
});
