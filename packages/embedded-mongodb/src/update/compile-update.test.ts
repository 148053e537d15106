import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../bson/read.ts';
import type { Doc } from '../bson/value.ts';
import { writeDocument } from '../bson/write.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import { compileUpdate } from './compile-update.ts';

const doc = (value: object): Doc => readDocument(serialize(value));
const plain = (value: Doc): unknown => deserialize(writeDocument(value));

function update(before: Doc, change: object, filter: object = {}, arrayFilters: object[] = []): Doc {
  const updater = compileUpdate(doc(change), { allow: 'either', arrayFilters: arrayFilters.map(doc) });
  return updater.apply(before, { isInsert: false, filter: compileFilter(doc(filter)), now: new Date(0) });
}

describe('compileUpdate', () => {
  it.each([
    { $set: { 'a.b.0': 1 } },
    { $inc: { n: 0 } },
    { $unset: { x: 1 } },
    { $pull: { 'a.b': 5 } },
    { $addToSet: { 'a.b': 1 } },
    { $max: { n: -1 } },
    { $setOnInsert: { n: 9 } },
    { $rename: { x: 'y' } },
    { n: 0, a: { b: [1] } },
  ])('answers the very same document when %j changes nothing', (change) => {
    const before = doc({ _id: 1, n: 0, a: { b: [1] } });
    expect(update(before, change)).toBe(before);
  });

  it('keeps the order of fields and adds new ones by path, numbers by value', () => {
    const after = update(doc({ _id: 1, z: 1, y: 2 }), { $set: { b: 1, 'n.10': 1, 'n.9': 1, a: 2, y: 3 } });
    expect([...after.keys()]).toEqual(['_id', 'z', 'y', 'a', 'b', 'n']);
    expect([...writeOrder(after.get('n'))]).toEqual(['9', '10']);
  });

  it('behaves as a plain model does', () => {
    const path = fc.constantFrom('a', 'b', 'a.x', 'b.0', 'b.2', 'b.1.x', 'c.d.e', 'c.d');
    const leaf = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('s', null, 2 ** 40, 1.5));
    const list = fc.array(fc.oneof(leaf, fc.record({ x: leaf })), { maxLength: 4 });
    const start = fc.record(
      {
        a: fc.oneof(leaf, fc.record({ x: leaf }, { requiredKeys: [] })),
        b: fc.oneof(list, leaf),
        c: fc.record({ d: list }),
      },
      { requiredKeys: [] },
    );
    const change = fc.oneof(
      fc.tuple(fc.constantFrom('$set', '$push', '$addToSet', '$pullAll', '$min', '$max'), path, leaf),
      fc.tuple(fc.constantFrom('$inc', '$mul'), path, fc.constantFrom(2, -1, 0.5, 2 ** 35)),
      fc.tuple(fc.constant('$unset'), path, fc.constant(1)),
      fc.tuple(fc.constant('$pop'), path, fc.constantFrom(1, -1)),
    );
    fc.assert(
      fc.property(start, change, (before, [op, where, operand]) => {
        const given = op === '$pullAll' ? [operand] : operand;
        const expected = model({ _id: 1, ...before }, op, where, operand);
        const attempt = () => plain(update(doc({ _id: 1, ...before }), { [op]: { [where]: given } }));
        if (expected === undefined) expect(attempt).toThrow(EngineError);
        else expect(JSON.stringify(attempt())).toBe(JSON.stringify(expected));
      }),
      { numRuns: 4000 },
    );
  });
});

function writeOrder(value: unknown): Iterable<string> {
  return value instanceof Map ? value.keys() : [];
}

type Plain = Record<string, unknown>;

/** What MongoDB documents for one modifier, over plain objects; undefined for an error. */
function model(start: Plain, op: string, path: string, operand: unknown): Plain | undefined {
  const doc = structuredClone(start);
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const isCreating = !['$unset', '$pop', '$pullAll'].includes(op);
  let at: unknown = doc;
  for (const part of parts) {
    if (!isContainer(at) || (Array.isArray(at) && !/^\d+$/.test(part)))
      return op === '$unset' ? start : undefined;
    if (at[part] === undefined && !isCreating) return start;
    if (at[part] === undefined) put(at, part, {});
    at = at[part];
  }
  if (!isContainer(at) || (Array.isArray(at) && !/^\d+$/.test(last)))
    return op === '$unset' ? start : undefined;
  const old = at[last];
  const result = changed(op, old, operand);
  if (result === 'error') return undefined;
  if (op === '$unset' && !Array.isArray(at)) delete at[last];
  else if (op === '$unset') {
    if (old !== undefined) at[last] = null;
  } else if (old !== undefined || isCreating) put(at, last, result);
  return doc;
}

function isContainer(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}

function put(at: Plain, key: string, value: unknown): void {
  if (Array.isArray(at)) while (at.length < Number(key)) at.push(null);
  at[key] = value;
}

function changed(op: string, old: unknown, operand: unknown): unknown {
  const rank = (value: unknown) =>
    ['object', 'number', 'string'].indexOf(value === null ? 'object' : typeof value);
  const order = (a: unknown, b: unknown): number => {
    if (isContainer(a)) return Array.isArray(a) ? 2 : 1;
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
  };
  switch (op) {
    case '$set':
      return operand;
    case '$min':
      return old === undefined || order(old, operand) > 0 ? operand : old;
    case '$max':
      return old === undefined || order(old, operand) < 0 ? operand : old;
    case '$inc':
    case '$mul':
      if (old === undefined) return op === '$inc' ? operand : 0;
      if (typeof old !== 'number') return 'error';
      return op === '$inc' ? old + Number(operand) : old * Number(operand);
    case '$push':
      if (old !== undefined && !Array.isArray(old)) return 'error';
      return [...(Array.isArray(old) ? old : []), operand];
    case '$addToSet':
      if (old !== undefined && !Array.isArray(old)) return 'error';
      return Array.isArray(old) && old.includes(operand)
        ? old
        : [...(Array.isArray(old) ? old : []), operand];
    case '$pullAll':
      if (old !== undefined && !Array.isArray(old)) return 'error';
      return Array.isArray(old) ? old.filter((item) => item !== operand) : undefined;
    case '$pop':
      if (old !== undefined && !Array.isArray(old)) return 'error';
      return Array.isArray(old) ? (operand === 1 ? old.slice(0, -1) : old.slice(1)) : undefined;
    default:
      return undefined;
  }
}

describe('large arrays', () => {
  it('are updated in linear time', () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => i);
    const before = doc({ _id: 1, a: numbers, b: [...numbers] });
    const after = update(before, { $addToSet: { a: { $each: [...numbers, -1] } }, $pullAll: { b: numbers } });
    expect(after.get('a')).toHaveLength(100_001);
    expect(after.get('b')).toEqual([]);
    expect(update(before, { $inc: { 'a.$[]': 1, 'b.$[]': 1 } }).get('b')).toHaveLength(100_000);
  }, 20_000);
});
