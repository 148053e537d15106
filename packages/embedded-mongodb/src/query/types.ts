import type { Doc, Value } from '../bson/value.ts';

/**
 * A condition that must hold for a match, simple enough for the planner to make index bounds of. Mind: an operand may
 * be null (also matches missing), an array (equals a whole array or an element), or NaN; `$regex-prefix` is also
 * satisfied by a stored regular expression equal to the one asked for, so bounds must take in that rank too.
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
  /** Conditions that all hold for every match. They need not say all that the filter says: always re-check. */
  readonly conjuncts: readonly Conjunct[];
  /** The array index by which the document matches at `arrayPath`, for the positional `$`. */
  positionFor(doc: Doc, arrayPath: string): number | undefined;
  /** The fields that an upsert takes from the filter: path → value. */
  readonly equalities: Doc;
}

/** A compiled update. */
export interface Updater {
  /** A new document, or the very same one when nothing changes. @throws EngineError */
  apply(doc: Doc, context: { isInsert: boolean; filter: Filter; now: Date }): Doc;
  /** The document that an upsert inserts; without an `_id` when neither filter nor update names one. */
  forUpsert(filter: Filter, now: Date): Doc;
}

/** What a running pipeline may ask of its surroundings. */
export interface PipelineContext {
  readonly now: Date;
  /** Bytes that blocking stages ($sort, $group) may hold before the pipeline fails with code 292. */
  readonly maxBytes: number;
  /** Throws when the command's time is over; called once per document. */
  checkDeadline(): void;
  /** Documents of another collection of the same database that satisfy a filter. */
  lookup(collection: string, filter: Filter): AsyncIterable<Doc> | Iterable<Doc>;
}

/** The start of a pipeline that is an ordinary find: run these there, then `rest` over the result. */
export interface Pushdown {
  readonly filter: Doc;
  readonly sort: Doc | undefined;
  readonly skip: number;
  readonly limit: number | undefined;
  readonly rest: Pipeline;
}

/** A compiled aggregation pipeline. */
export interface Pipeline {
  /** Nothing to do: the result is the input. */
  readonly isEmpty: boolean;
  run(input: AsyncIterable<Doc> | Iterable<Doc>, context: PipelineContext): AsyncIterable<Doc>;
  /** How much of the leading $match, $sort, $skip and $limit the planner can do. */
  readonly pushdown: Pushdown;
  /** Collections that `$lookup` stages read. */
  readonly lookups: readonly string[];
}
