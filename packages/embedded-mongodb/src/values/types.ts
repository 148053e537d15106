import { BSONSymbol, Decimal128, Double } from 'bson';
import { RANK, rankOf } from '../bson/rank.ts';
import type { Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { isNumeric } from './compare.ts';
import { wholeNumber } from './numbers.ts';

/** BSON's type numbers by the names that `$type` knows. */
const TYPE_NUMBERS = new Map(
  Object.entries({
    double: 1,
    string: 2,
    object: 3,
    array: 4,
    binData: 5,
    undefined: 6,
    objectId: 7,
    bool: 8,
    date: 9,
    null: 10,
    regex: 11,
    dbPointer: 12,
    javascript: 13,
    symbol: 14,
    javascriptWithScope: 15,
    int: 16,
    timestamp: 17,
    long: 18,
    decimal: 19,
    minKey: -1,
    maxKey: 127,
  }),
);

const TYPE_NAMES = new Map([...TYPE_NUMBERS].map(([name, number]) => [number, name]));

const NUMBER_TYPES = [1, 16, 18, 19];

/** BSON's number for a value's type. */
export function typeNumber(value: Value): number {
  if (typeof value === 'number') return 16;
  if (typeof value === 'bigint') return 18;
  if (value instanceof Double) return 1;
  if (value instanceof Decimal128) return 19;
  if (value instanceof BSONSymbol) return 14;
  const byRank: Record<number, number> = {
    [RANK.minKey]: -1,
    [RANK.undefined]: 6,
    [RANK.null]: 10,
    [RANK.string]: 2,
    [RANK.object]: 3,
    [RANK.array]: 4,
    [RANK.binary]: 5,
    [RANK.objectId]: 7,
    [RANK.boolean]: 8,
    [RANK.date]: 9,
    [RANK.timestamp]: 17,
    [RANK.regex]: 11,
    [RANK.dbPointer]: 12,
    [RANK.code]: 13,
    [RANK.codeWithScope]: 15,
  };
  return byRank[rankOf(value)] ?? 127;
}

/** The name of a value's type as MongoDB's messages and `$type` have it. */
export function typeName(value: Value): string {
  return TYPE_NAMES.get(typeNumber(value)) ?? '';
}

export function typeNumbersOf(operand: Value): number[] {
  if (typeof operand === 'string') {
    const number = TYPE_NUMBERS.get(operand);
    if (number === undefined && operand !== 'number') {
      throw new EngineError('BadValue', `Unknown type name alias: ${operand}`);
    }
    return number === undefined ? NUMBER_TYPES : [number];
  }
  if (!isNumeric(operand))
    throw new EngineError('TypeMismatch', 'type must be represented as a number or a string');
  const number = wholeNumber(operand);
  if (number === undefined || !TYPE_NAMES.has(number)) {
    throw new EngineError('BadValue', `Invalid numerical type code: ${operand}`);
  }
  return [number];
}
