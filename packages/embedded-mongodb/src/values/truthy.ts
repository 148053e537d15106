import { BsonUndefined, type Value } from '../bson/value.ts';
import { compareValues, isNaNValue, isNumeric } from './compare.ts';

/** Whether MongoDB counts the value as true: everything but false, zeros, null and undefined. */
export function isTruthy(value: Value | undefined): boolean {
  if (isNumeric(value)) return isNaNValue(value) || compareValues(value, 0) !== 0;
  return value !== undefined && value !== null && value !== false && !(value instanceof BsonUndefined);
}
