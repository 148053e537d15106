import { Binary } from 'bson';
import type { Value } from '../bson/value.ts';

/** Roughly how many bytes a value takes in memory; for limits, not for BSON. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return 24 + value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 32);
  if (value instanceof Map) {
    let sum = 64;
    for (const [name, item] of value) sum += name.length + 16 + sizeOf(item);
    return sum;
  }
  return value instanceof Binary ? 64 + value.position : 16;
}
