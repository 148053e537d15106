import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError, unsupported } from '../errors/engine-error.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import { compileSorter } from '../order/sort.ts';
import { nestedField, setNested } from '../paths/nested-field.ts';
import { splitPath } from '../paths/path.ts';
import { sizeOf } from '../values/size-of.ts';
import { Group } from './group.ts';
import type { Pipeline, PipelineContext, Pushdown } from './pipeline.ts';
import { compileDocStage, compileUnwind, countOf, stageParts } from './stages.ts';

type Source = AsyncIterable<Doc> | Iterable<Doc>;
type Stage = (input: Source, context: PipelineContext) => AsyncIterable<Doc>;

interface Parsed {
  readonly name: string;
  readonly value: Value;
  readonly stage: Stage;
}

function fail(codeName: CodeName, message: string): EngineError {
  return new EngineError(codeName, message);
}

/**
 * Compiles an aggregation pipeline.
 * @throws EngineError with MongoDB's code for a malformed stage; NotImplemented for stages out of scope.
 */
export function compilePipeline(stages: readonly Value[]): Pipeline {
  const parsed = stages.map((stage): Parsed => {
    const [name, value] = stageParts(stage);
    return { name, value, stage: compileStage(name, value) };
  });
  return pipelineOf(parsed);
}

function pipelineOf(parsed: readonly Parsed[]): Pipeline {
  return {
    isEmpty: parsed.length === 0,
    async *run(input, context) {
      let flow: Source = input;
      for (const { stage } of parsed) flow = stage(flow, context);
      yield* flow;
    },
    get pushdown() {
      return pushdownOf(parsed);
    },
    lookups: parsed.flatMap(({ name, value }) => {
      const from = name === '$lookup' && isDoc(value) ? value.get('from') : undefined;
      return typeof from === 'string' ? [from] : [];
    }),
  };
}

/** The leading $match stages, one $sort, one $skip and one $limit, in this order. */
function pushdownOf(parsed: readonly Parsed[]): Pushdown {
  const rest = [...parsed];
  const take = (name: string) => (rest[0]?.name === name ? rest.shift()?.value : undefined);
  const filters: Value[] = [];
  for (let filter = take('$match'); filter !== undefined; filter = take('$match')) filters.push(filter);
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  const [first] = filters;
  return {
    filter:
      filters.length === 1 && isDoc(first) ? first : new Map(filters.length === 0 ? [] : [['$and', filters]]),
    sort: isDoc(sort) ? sort : undefined,
    skip: skip === undefined ? 0 : countOf('$skip', skip),
    limit: limit === undefined ? undefined : countOf('$limit', limit),
    rest: pipelineOf(rest),
  };
}

function compileStage(name: string, value: Value): Stage {
  const single = compileDocStage(name, value);
  if (single !== undefined) return each((doc, { now }) => [single(doc, now)]);
  switch (name) {
    case '$match': {
      if (!isDoc(value)) throw fail('Location15959', 'the match filter must be an expression in an object');
      const { matches } = compileFilter(value);
      return each((doc) => (matches(doc) ? [doc] : []));
    }
    case '$unwind':
      return each(compileUnwind(value));
    case '$sort':
      return compileSortStage(value);
    case '$skip':
      return skipStage(countOf(name, value));
    case '$limit':
      return limitStage(countOf(name, value));
    case '$group':
      return groupStage(new Group(value));
    case '$sortByCount': {
      const group = new Group(
        new Map<string, Value>([
          ['_id', value],
          ['count', new Map([['$sum', 1]])],
        ]),
      );
      const sort = compileSortStage(new Map([['count', -1]]));
      return (input, context) => sort(groupStage(group)(input, context), context);
    }
    case '$count':
      return countStage(value);
    case '$lookup':
      return compileLookup(value);
    default:
      throw KNOWN_STAGES.has(name)
        ? unsupported(`The stage ${name}`)
        : fail('Location40324', `Unrecognized pipeline stage name: '${name}'`);
  }
}

const KNOWN_STAGES = new Set(
  `$bucket $bucketAuto $changeStream $collStats $currentOp $densify $documents $facet $fill $geoNear $graphLookup
  $indexStats $listLocalSessions $listSampledQueries $listSearchIndexes $listSessions $merge $out $planCacheStats
  $redact $sample $search $searchMeta $setWindowFields $shardedDataDistribution $unionWith $vectorSearch`.split(
    /\s+/,
  ),
);

/** A stage that turns each document into any number of documents. */
function each(run: (doc: Doc, context: PipelineContext) => Iterable<Doc>): Stage {
  return async function* stage(input, context) {
    for await (const doc of input) {
      context.checkDeadline();
      yield* run(doc, context);
    }
  };
}

function skipStage(count: number): Stage {
  return async function* skip(input) {
    let left = count;
    for await (const doc of input) if (left-- <= 0) yield doc;
  };
}

function limitStage(count: number): Stage {
  return async function* limit(input) {
    let left = count;
    for await (const doc of input) {
      yield doc;
      if (--left === 0) return;
    }
  };
}

/** Counts the bytes that a blocking stage holds. */
function memoryLimit(stage: string, { maxBytes, checkDeadline }: PipelineContext): (kept: Value) => void {
  let used = 0;
  return (kept) => {
    checkDeadline();
    used += sizeOf(kept);
    if (used > maxBytes) {
      throw fail(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `Exceeded memory limit for ${stage}, and the embedded engine does not spill to disk; set MONGODB_URI to a MongoDB server for larger ones`,
      );
    }
  };
}

function compileSortStage(value: Value): Stage {
  if (!isDoc(value)) throw fail('Location15973', 'the $sort key specification must be an object');
  if (value.size === 0) throw fail('Location15976', '$sort stage must have at least one sort key');
  const { keyOf, compareKeys } = compileSorter(value);
  return async function* sort(input, context) {
    const hold = memoryLimit('$sort', context);
    const held: { key: readonly Value[]; doc: Doc }[] = [];
    for await (const doc of input) {
      hold(doc);
      held.push({ key: keyOf(doc), doc });
    }
    held.sort((a, b) => compareKeys(a.key, b.key));
    for (const { doc } of held) yield doc;
  };
}

function groupStage(group: Group): Stage {
  return async function* stage(input, context) {
    const { add, results } = group.start(context.now, memoryLimit('$group', context));
    for await (const doc of input) {
      context.checkDeadline();
      add(doc);
    }
    yield* results();
  };
}

function countStage(value: Value): Stage {
  if (typeof value !== 'string' || value === '') {
    throw fail('Location40156', 'the count field must be a non-empty string');
  }
  if (value.startsWith('$')) throw fail('Location40158', 'the count field cannot be a $-prefixed path');
  if (value.includes('.')) throw fail('Location40160', "the count field cannot contain '.'");
  return async function* count(input, { checkDeadline }) {
    let counted = 0;
    for await (const _ of input) {
      checkDeadline();
      counted++;
    }
    if (counted > 0) yield new Map<string, Value>([[value, counted]]);
  };
}

function compileLookup(value: Value): Stage {
  if (!isDoc(value)) throw fail('FailedToParse', 'the $lookup stage specification must be an object');
  const names = ['from', 'localField', 'foreignField', 'as'];
  for (const key of value.keys()) {
    if (key === 'pipeline' || key === 'let') throw unsupported(`$lookup with '${key}'`);
    if (!names.includes(key)) throw fail('FailedToParse', `unknown argument to $lookup: ${key}`);
  }
  const [from, localField, foreignField, as] = names.map((name) => {
    const found = value.get(name);
    if (typeof found !== 'string') throw fail('FailedToParse', `$lookup argument '${name}' must be a string`);
    return found;
  });
  if (from === undefined || localField === undefined || foreignField === undefined || as === undefined) {
    throw fail('FailedToParse', '$lookup needs from, localField, foreignField and as');
  }
  const local = splitPath(localField);
  return async function* lookup(input, context) {
    for await (const doc of input) {
      context.checkDeadline();
      const filter = new Map([[foreignField, new Map([['$in', localValues(doc, local)]])]]);
      const found: Value[] = [];
      for await (const other of context.lookup(from, compileFilter(filter))) found.push(other);
      yield setNested(doc, splitPath(as), found);
    }
  };
}

/** What a document joins by: the value, the elements of an array, null for a missing field. */
function localValues(doc: Doc, parts: readonly string[]): Value[] {
  const value = nestedField(doc, parts);
  if (!Array.isArray(value)) {
    if (value === undefined && parts.some((_, i) => Array.isArray(nestedField(doc, parts.slice(0, i + 1))))) {
      throw unsupported('$lookup by a field inside an array');
    }
    return [value ?? null];
  }
  if (value.length === 0) throw unsupported('$lookup by an empty array');
  return value;
}
