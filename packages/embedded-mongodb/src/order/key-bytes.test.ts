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
import { describe, expect, test } from 'vitest';
import { UNDEFINED, type Value } from '../bson/value.ts';
import { compareValues } from '../values/compare.ts';
import { CompoundEncoder, encodeCompound, encodeKey } from './key-bytes.ts';

const number = fc.oneof(
  fc.integer(),
  fc.integer({ min: -3, max: 3 }),
  fc.double().map((n) => new Double(n)),
  fc.integer({ min: -5, max: 5 }).map((n) => new Double(n / 2)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.integer({ min: -3, max: 3 }).map((n) => 2n ** 53n + BigInt(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => -(2n ** 53n) + BigInt(n)),
  fc
    .tuple(
      fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
      fc.integer({ min: -6176, max: 6111 }),
    )
    .map(([digits, power]) => Decimal128.fromString(`${digits}E${power}`)),
  fc
    .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -3, max: 3 }))
    .map(([digits, power]) => Decimal128.fromString(`${digits}E${power}`)),
  fc
    .constantFrom('NaN', 'Infinity', '-Infinity', '-0', '1E-6176', '-1E-6176', '1E6111')
    .map((text) => Decimal128.fromString(text)),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }).map((each) => each.toWellFormed()),
  fc.constantFrom('', '\0', 'a', 'a\0', 'ab', '\u{10000}', '\uffff'),
);
const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 2, arbitrary: text },
  text.map((each) => new BSONSymbol(each)),
  fc.boolean(),
  fc.constantFrom<Value>(null, UNDEFINED, new MinKey(), new MaxKey()),
  fc.integer({ min: -1e12, max: 1e12 }).map((ms) => new Date(ms)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(Buffer.from(bytes))),
  fc.tuple(fc.nat(5), fc.nat(5)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp('a', 'i'), new BSONRegExp('a', ''), new BSONRegExp('ab', '')),
  fc.constantFrom(new Code('a'), new Code('b')),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom('', 'a', 'b', 'a\u00e9'), tie('value')), { maxLength: 3 })
        .map((entries) => new Map(entries)),
    },
  ),
}));

const direction = fc.constantFrom(1, -1);

describe('encoded keys', () => {
  test('compare as the values do', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 20_000 },
    );
  });

  test('numbers of all types compare exactly', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 20_000 },
    );
  });

  test('parts follow each other in both directions', () => {
    fc.assert(
      fc.property(
        fc.tuple(value, value),
        fc.tuple(value, value),
        direction,
        direction,
        (a, b, first, second) => {
          const keys = [a, b].map((parts) => encodeCompound(parts, [first, second]));
          const order = compareValues(a[0], b[0]) * first || compareValues(a[1], b[1]) * second;
          expect(Math.sign(Buffer.compare(keys[0] ?? Buffer.alloc(0), keys[1] ?? Buffer.alloc(0)))).toBe(
            Math.sign(order) + 0,
          );
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('are the same when parts are copied from the key before', () => {
    const keys = fc
      .tuple(
        fc.array(value, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2))),
      )
      .map(([values, picks]) => picks.map((pick) => pick.map((i) => values[i])));
    fc.assert(
      fc.property(keys, fc.tuple(direction, direction, direction), (tuples, directions) => {
        const encoder = new CompoundEncoder(directions);
        for (const tuple of tuples) expect(encoder.encode(tuple)).toEqual(encodeCompound(tuple, directions));
      }),
      { numRuns: 2_000 },
    );
  });
});
