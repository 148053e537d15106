import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  deserialize,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors/engine-error.ts';
import { readDocument } from './read.ts';
import { BsonError, type Doc, depthOf, docOf, UNDEFINED, type Value } from './value.ts';
import { writeDocument } from './write.ts';

const all = {
  _id: new ObjectId('0123456789abcdef01234567'),
  int: 1,
  double: new Double(1),
  long: Long.fromString('9223372036854775807'),
  decimal: Decimal128.fromString('1.50'),
  minusZero: -0,
  text: 'grüße 𝄞',
  list: [1, 'b', [null]],
  10: 'ten',
  2: 'two',
  nested: { z: 1, a: { b: [] } },
  date: new Date(-1),
  stamp: new Timestamp({ t: 4294967295, i: 1 }),
  low: new MinKey(),
  high: new MaxKey(),
  bytes: new Binary(Uint8Array.of(1, 2, 3), 0x80),
  old: new Binary(Uint8Array.of(9), 2),
  pattern: new BSONRegExp('^a/', 'im'),
  code: new Code('f()'),
  scoped: new Code('f()', { x: 1 }),
  symbol: new BSONSymbol('s'),
  yes: true,
  none: null,
};

describe('BSON', () => {
  it('keeps every type and the order of fields through a round trip', () => {
    const bytes = serialize(all);
    expect(Buffer.from(writeDocument(readDocument(bytes))).equals(Buffer.from(bytes))).toBe(true);
  });

  it('distinguishes int32, int64, double and decimal', () => {
    const doc = readDocument(serialize(all));
    expect(doc.get('int')).toBe(1);
    expect(doc.get('double')).toBeInstanceOf(Double);
    expect(doc.get('long')).toBe(9223372036854775807n);
    expect(String(doc.get('decimal'))).toBe('1.50');
    expect(Object.is(Number(doc.get('minusZero')), -0)).toBe(true);
  });

  it('keeps deprecated types, __proto__, empty and integer-like names', () => {
    const doc = docOf(['b', UNDEFINED], ['__proto__', docOf(['x', 1])], ['1', 2], ['', 3], ['0', 4]);
    expect([...readDocument(writeDocument(doc)).keys()]).toEqual(['b', '__proto__', '1', '', '0']);
    expect(readDocument(writeDocument(doc)).get('b')).toBe(UNDEFINED);
  });

  it.each([
    ['a length beyond the buffer', [0x7f, 0xff, 0xff, 0x7f, 0]],
    ['a negative length', [0xff, 0xff, 0xff, 0xff, 0]],
    ['no terminator', [5, 0, 0, 0, 1]],
    ['an early terminator', [6, 0, 0, 0, 0, 0]],
    ['an unknown type', [8, 0, 0, 0, 0x20, 0x61, 0, 0]],
    ['a name without end', [8, 0, 0, 0, 0x10, 0x61, 0x61, 0]],
    ['a value past the end', [10, 0, 0, 0, 0x10, 0x61, 0, 1, 0, 0]],
    ['a string of length 0', [12, 0, 0, 0, 2, 0x61, 0, 0, 0, 0, 0, 0]],
    ['a string without NUL', [14, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0, 0x62, 0x62, 0]],
    ['invalid UTF-8', [14, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0, 0xff, 0, 0]],
    ['a boolean of 2', [9, 0, 0, 0, 8, 0x61, 0, 2, 0]],
    ['a repeated name', [11, 0, 0, 0, 10, 0x61, 0, 10, 0x61, 0, 0]],
    ['a date out of range', [16, 0, 0, 0, 9, 0x61, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0]],
    ['nothing', []],
  ])('refuses %s', (_, bytes) => {
    expect(() => readDocument(Uint8Array.from(bytes))).toThrow(BsonError);
  });

  it('accepts a real U+FFFD', () => {
    expect(readDocument(serialize({ a: '\ufffd' })).get('a')).toBe('\ufffd');
  });

  it('refuses nesting beyond 200 levels, in both directions', () => {
    let deep: Doc = docOf(['a', 1]);
    for (let i = 1; i < 200; i++) deep = docOf(['a', deep]);
    expect(depthOf(readDocument(writeDocument(deep)))).toBe(200);
    expect(() => writeDocument(docOf(['a', deep]))).toThrow(BsonError);
    let list = serialize({});
    for (let i = 0; i < 200; i++) {
      const outer = Buffer.alloc(list.length + 8);
      outer.writeInt32LE(outer.length, 0);
      outer.set([3, 0x61, 0], 4);
      outer.set(list, 7);
      list = outer;
    }
    expect(() => readDocument(list)).toThrow(/deeper/);
  });

  it('refuses more than 16 MiB, NUL in a name and a number that is no int32', () => {
    const big = 'x'.repeat(16 * 1024 * 1024);
    expect(() => writeDocument(docOf(['a', big]))).toThrow(expect.objectContaining({ code: 10334 }));
    expect(writeDocument(docOf(['a', big.slice(13)])).length).toBe(16 * 1024 * 1024);
    expect(() => writeDocument(docOf(['a\0b', 1]))).toThrow(BsonError);
    expect(() => writeDocument(docOf(['ä\0b', 1]))).toThrow(BsonError);
    expect(() => writeDocument(docOf(['a', 1.5]))).toThrow(BsonError);
    expect(() => writeDocument(docOf(['a', 2 ** 31]))).toThrow(BsonError);
  });

  it('neither crashes nor reads past the end on changed bytes', () => {
    const original = serialize(all);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(original.length),
        (changes, cut) => {
          // The document is between other bytes; reading those would give a different result.
          const frame = Buffer.alloc(original.length + 64, 0x61);
          frame.set(original, 32);
          for (const [at, byte] of changes) frame[32 + at] = byte;
          const view = frame.subarray(0, cut % 7 === 0 ? 32 + cut : frame.length);
          try {
            const doc = readDocument(view, 32);
            expect(readDocument(writeDocument(doc))).toEqual(doc);
          } catch (error) {
            expect(error).toBeInstanceOf(EngineError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('writes what the official package reads, for random documents', () => {
    const leaf: fc.Arbitrary<Value> = fc.oneof(
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.double().map((value) => new Double(value)),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    );
    const key = fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\0'));
    const { doc } = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('doc')),
      doc: fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => new Map(entries)),
    }));
    fc.assert(
      fc.property(doc, (value) => {
        const bytes = writeDocument(value);
        expect(readDocument(bytes)).toEqual(value);
        const known = deserialize(bytes, { promoteValues: false, useBigInt64: false });
        expect(Object.keys(known).length).toBe(new Set(value.keys()).size);
      }),
      { numRuns: 300 },
    );
  });
});
