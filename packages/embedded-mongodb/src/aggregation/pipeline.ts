import type { Doc } from '../bson/value.ts';
import type { Filter } from '../filter/filter.ts';

/** What a running pipeline needs from the command that runs it. */
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
