import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeWithScope, DbPointer, docOf, UNDEFINED, type Value } from '../bson/value.ts';
import { compareValues, equalValues } from './compare.ts';
import { decimalFrom, decimalFromDouble, decimalParts } from './decimal.ts';

const dec = (text: string) => Decimal128.fromString(text);
const dbl = (value: number) => new Double(value);
const id = (byte: number) => new ObjectId(new Uint8Array(12).fill(byte));

/** Strictly ascending, one line per type or edge case. */
const ASCENDING: Value[] = [
  new MinKey(),
  UNDEFINED,
  null,
  dbl(Number.NaN),
  dbl(-Infinity),
  dec('-1E6000'),
  dbl(-Number.MAX_VALUE),
  -(2n ** 63n),
  -1,
  dec('-1E-6000'),
  0,
  dec('1E-6000'),
  dbl(Number.MIN_VALUE),
  dec('0.1'),
  dbl(0.1),
  1,
  dec('1.000000000000000000000000000000001'),
  2,
  9007199254740992n,
  9007199254740993n,
  dec('9007199254740993.5'),
  dbl(9007199254740994),
  9223372036854775807n,
  dbl(2 ** 63),
  dec('9223372036854775809'),
  dbl(Number.MAX_VALUE),
  dec('1E6000'),
  dbl(Infinity),
  '',
  'A',
  'Z',
  'a',
  'a\0',
  'aa',
  'ä',
  '\uffee',
  '𝄞',
  docOf(),
  docOf(['b', 0]),
  docOf(['b', 1]),
  docOf(['b', 1], ['c', 1]),
  docOf(['c', 0]),
  docOf(['a', 'text']),
  docOf(['a', 'text'], ['b', 1]),
  [],
  [null],
  [1],
  [1, 2],
  [2],
  ['a'],
  [[]],
  new Binary(Uint8Array.of(), 0),
  new Binary(Uint8Array.of(9), 0),
  new Binary(Uint8Array.of(1), 5),
  new Binary(Uint8Array.of(1, 0), 0),
  id(1),
  id(255),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 4294967295, i: 0 }),
  new BSONRegExp('a', ''),
  new BSONRegExp('a', 'i'),
  new BSONRegExp('b', ''),
  new DbPointer('a', id(1)),
  new DbPointer('a', id(2)),
  new Code('a'),
  new Code('b'),
  new CodeWithScope('a', docOf()),
  new CodeWithScope('a', docOf(['x', 1])),
  new MaxKey(),
];

describe('compareValues', () => {
  it("puts all types in MongoDB's order", () => {
    for (const [i, a] of ASCENDING.entries()) {
      for (const [j, b] of ASCENDING.entries()) {
        expect([i, j, Math.sign(compareValues(a, b))]).toEqual([i, j, Math.sign(i - j)]);
      }
    }
  });

  it.each<[Value, Value]>([
    [1, dbl(1)],
    [1, 1n],
    [1, dec('1.00')],
    [dbl(-0), 0],
    [dec('-0'), 0n],
    [dec('0E+10'), dbl(0)],
    [dbl(0.5), dec('0.5')],
    [dbl(Number.NaN), dec('NaN')],
    [dbl(Infinity), dec('Infinity')],
    [2n ** 62n, dbl(2 ** 62)],
    ['a', new BSONSymbol('a')],
    [docOf(['a', 1]), docOf(['a', dbl(1)])],
    [[1], [dec('1')]],
  ])('finds %s and %s equal', (a, b) => {
    expect(equalValues(a, b)).toBe(true);
    expect(equalValues(b, a)).toBe(true);
  });

  it('is a total order', () => {
    const number = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }),
      fc.constantFrom(2 ** 53, -(2 ** 53), 0.1, 0.5, 1e300, 5e-324, Number.NaN, -0, Infinity).map(dbl),
      fc.double().map(dbl),
      fc
        .constantFrom('0.1', '0.5', '9007199254740993', '-0', 'NaN', '-Infinity', '1E-6176', '9E6111')
        .map(dec),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => dec(String(value))),
    );
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 2 },
        { weight: 3, arbitrary: number },
        { weight: 2, arbitrary: fc.constantFrom(...ASCENDING) },
        fc.string({ unit: fc.constantFrom('a', 'b', '\ud800', '\udc00', '\ue000', '\uffff'), maxLength: 3 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc
          .array(fc.tuple(fc.constantFrom('a', 'b', '0'), tie('value')), { maxLength: 3 })
          .map((entries) => new Map(entries)),
      ),
    }));
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compareValues(a, a)).toBe(0);
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
        const [x, y, z] = [a, b, c].sort(compareValues);
        if (x === undefined || y === undefined || z === undefined) return;
        expect(compareValues(x, y)).toBeLessThanOrEqual(0);
        expect(compareValues(y, z)).toBeLessThanOrEqual(0);
        expect(compareValues(x, z)).toBeLessThanOrEqual(0);
        if (compareValues(x, y) === 0)
          expect(Math.sign(compareValues(x, z))).toBe(Math.sign(compareValues(y, z)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('decimals', () => {
  it.each([
    '0',
    '-0',
    '1',
    '-1.50',
    '9.999999999999999999999999999999999E+6144',
    '1E-6176',
    'NaN',
    '-Infinity',
  ])('splits %s into its parts and joins them again', (text) => {
    const { kind, negative, digits, exponent } = decimalParts(dec(text));
    if (kind === 'finite') expect(String(decimalFrom(negative, digits, exponent))).toBe(String(dec(text)));
    else expect(kind).toBe(text === 'NaN' ? 'nan' : 'infinite');
  });

  it('rounds to 34 digits, ties to even, and past the range to infinity', () => {
    expect(String(decimalFrom(false, 10n ** 34n + 5n, 0))).toBe('1.000000000000000000000000000000000E+34');
    expect(String(decimalFrom(false, 10n ** 34n + 15n, 0))).toBe('1.000000000000000000000000000000002E+34');
    expect(String(decimalFrom(false, 10n ** 35n - 1n, 0))).toBe('1.000000000000000000000000000000000E+35');
    expect(String(decimalFrom(true, 1n, 6200))).toBe('-Infinity');
    expect(String(decimalFrom(false, 1n, 6112))).toBe('1.0E+6112');
    expect(String(decimalFrom(false, 1n, -7000))).toBe('0E-6176');
  });

  it('turns a double into 15 significant digits', () => {
    expect(String(decimalFromDouble(0.1))).toBe('0.100000000000000');
    expect(String(decimalFromDouble(1))).toBe('1.00000000000000');
  });
});
