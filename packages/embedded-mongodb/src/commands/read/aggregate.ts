import { compilePipeline } from '../../aggregation/compile-pipeline.ts';
import type { Pipeline } from '../../aggregation/pipeline.ts';
import { readDocument } from '../../bson/read.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { writeDocument } from '../../bson/write.ts';
import type { Source } from '../../engine/cursors.ts';
import type { Deadline } from '../../engine/deadline.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { compileWith } from '../../expression/scope.ts';
import type { Filter } from '../../filter/filter.ts';
import { MAX_SORT_BYTES, Query } from '../../plan/query.ts';
import { type Call, type Command, collectionName } from '../call/call.ts';
import { variablesOf } from '../call/variables.ts';
import { checkWriteConcern } from '../call/write-result.ts';
import { ListSource, QuerySource } from './query-source.ts';
import { answerCursor, hintOf } from './read.ts';

export const aggregate: Command = {
  accepted: ['pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation', 'let'],
  refused: ['collation', 'explain', 'rawData'],
  async run(call) {
    const { args, engine, database } = call;
    checkWriteConcern(args);
    const target = args.doc.get('aggregate');
    const stages = args.required(args.list('pipeline'), 'pipeline');
    const cursor = args.document('cursor');
    if (cursor === undefined) {
      throw new EngineError(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    }
    const pipeline = compileWith(variablesOf(args), () => compilePipeline(stages));
    const name = typeof target === 'string' ? collectionName(call) : '$cmd.aggregate';
    const { pushdown } = pipeline;
    const collection = engine.catalogue.find(database, name);
    const size = cursor.get('batchSize');
    const source =
      collection === undefined
        ? new ListSource([])
        : new QuerySource(collection, new Query(engine.storage, collection, pushedQuery(call, pipeline)));
    const isPlain = pushdown.rest.isEmpty;
    return answerCursor(
      call,
      `${database}.${name}`,
      isPlain ? source : new PipelineSource(call, source, pushdown.rest),
      typeof size === 'number' ? { size } : {},
    );
  },
};

/** The part of a pipeline that runs as an ordinary query. */
export function pushedQuery(call: Call, { pushdown }: Pipeline) {
  return {
    filter: pushdown.filter,
    sort: pushdown.sort,
    skip: pushdown.skip,
    limit: pushdown.limit ?? 0,
    hint: hintOf(call.args.doc.get('hint')),
    variables: variablesOf(call.args),
  };
}

/** A placeholder where only the compiled filter is known. It is neither empty nor covered by bounds. */
const UNKNOWN: Doc = new Map<string, Value>([['$and', []]]);

/** The result of a pipeline, pulled one document at a time. */
class PipelineSource implements Source {
  readonly #input: Source;
  readonly #output: AsyncIterator<Doc>;
  #deadline: Deadline;

  constructor(call: Call, input: Source, pipeline: Pipeline) {
    this.#input = input;
    this.#deadline = call.deadline;
    const context = {
      now: new Date(),
      maxBytes: MAX_SORT_BYTES,
      checkDeadline: () => this.#deadline.check(),
      lookup: (collection: string, filter: Filter) => this.#lookup(call, collection, filter),
    };
    this.#output = pipeline.run(this.#documents(input), context)[Symbol.asyncIterator]();
  }

  async next(deadline: Deadline): Promise<Uint8Array | undefined> {
    this.#deadline = deadline;
    const step = await this.#output.next();
    return step.done ? undefined : writeDocument(step.value);
  }

  suspend(): void {
    this.#input.suspend();
  }

  async *#documents(source: Source): AsyncGenerator<Doc> {
    for (;;) {
      const bytes = await source.next(this.#deadline);
      if (bytes === undefined) return;
      yield readDocument(bytes);
    }
  }

  #lookup({ engine, database }: Call, name: string, filter: Filter): AsyncIterable<Doc> {
    const collection = engine.catalogue.find(database, name);
    if (collection === undefined) return this.#documents(new ListSource([]));
    return this.#documents(
      new QuerySource(collection, new Query(engine.storage, collection, { filter: UNKNOWN }, filter)),
    );
  }
}
