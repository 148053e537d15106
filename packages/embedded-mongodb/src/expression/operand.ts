import { BsonUndefined, type Value } from '../bson/value.ts';
import { compareValues, isNumeric, type Numeric } from '../values/compare.ts';
import { typeName } from '../values/types.ts';

/** An evaluated operand; `undefined` is a missing value. */
export type Operand = Value | undefined;

/** An operator over evaluated operands; `arity` is the least and the most of them. */
export interface Operator {
  readonly arity: readonly [number, number];
  run(operands: readonly Operand[]): Operand;
}

/** Null, missing, or BSON's undefined. */
export function isNullish(value: Operand): value is null | undefined | BsonUndefined {
  return value === undefined || value === null || value instanceof BsonUndefined;
}

/** The name of an operand's type, for messages and `$type`. */
export function nameOf(value: Operand): string {
  return value === undefined ? 'missing' : typeName(value);
}

/** MongoDB orders a missing value before all others. */
export function compareOperands(a: Operand, b: Operand): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

export const comparison = (holds: (order: number) => boolean): Operator => ({
  arity: [2, 2],
  run: ([a, b]) => holds(compareOperands(a, b)),
});

export const unary = (run: (value: Operand) => Operand): Operator => ({
  arity: [1, 1],
  run: ([value]) => run(value),
});

export const binary = (run: (a: Operand, b: Operand) => Operand): Operator => ({
  arity: [2, 2],
  run: ([a, b]) => run(a, b),
});

export const variadic = (run: (values: readonly Operand[]) => Operand): Operator => ({
  arity: [0, Infinity],
  run,
});

/** A single operand that is an array is replaced by its elements. */
export const overList = (run: (values: readonly Operand[]) => Operand): Operator =>
  variadic((values) => run(values.length === 1 && Array.isArray(values[0]) ? values[0] : values));

/** The numbers among some values. */
export const numbersOf = (values: readonly Operand[]): Numeric[] =>
  values.filter((value) => isNumeric(value));
