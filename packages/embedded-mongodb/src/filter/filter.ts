import type { Doc, Value } from '../bson/value.ts';

/**
 * A condition that must hold for a match, simple enough for the planner to make index bounds of. Note that an operand may
 * be null (also matches missing), an array (equals a whole array or an element), or NaN; `$regex-prefix` is also
 * satisfied by a stored regular expression equal to the operand, so bounds must include that rank too.
 */
export interface Conjunct {
  readonly path: string;
  readonly op: '$eq' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$exists' | '$type' | '$regex-prefix';
  /** The operand: a list without regular expressions for `$in`, true for `$exists`, the literal prefix for `$regex-prefix`. */
  readonly value: Value;
  /** The array path whose one element must satisfy this and all conjuncts of the same `group`. */
  readonly elemMatch?: string;
  readonly group?: number;
}

/** A compiled filter. */
export interface Filter {
  matches(doc: Doc): boolean;
  /** Conditions that all hold for every match. They need not cover the whole filter, so always check it again. */
  readonly conjuncts: readonly Conjunct[];
  /** The array index by which the document matches at `arrayPath`, for the positional `$`. */
  positionFor(doc: Doc, arrayPath: string): number | undefined;
  /** The fields that an upsert takes from the filter: path → value. */
  readonly equalities: Doc;
}
