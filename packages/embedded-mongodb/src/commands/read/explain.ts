import { compilePipeline } from '../../aggregation/compile-pipeline.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import type { Plan } from '../../plan/plan.ts';
import type { IndexPlan } from '../../plan/plan-index.ts';
import { Query, type QueryOptions } from '../../plan/query.ts';
import { Args } from '../call/args.ts';
import { type Call, type Command, ok, whole } from '../call/call.ts';
import { pushedQuery } from './aggregate.ts';
import { QuerySource } from './query-source.ts';
import { findOptions, hintOf } from './read.ts';

/** The plan of a read or write, and with `executionStats` what it examines. Nothing is ever written. */
export const explain: Command = {
  accepted: ['verbosity'],
  async run(call) {
    const explained = call.args.required(call.args.document('explain'), 'explain');
    const verbosity = call.args.text('verbosity') ?? 'allPlansExecution';
    if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)) {
      throw new EngineError(
        'FailedToParse',
        "verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}",
      );
    }
    const name = explained.keys().next().value ?? '';
    const inner: Call = { ...call, name, args: new Args(name, explained) };
    const target = explained.get(name);
    const options = optionsOf(inner);
    const collection = call.engine.catalogue.find(call.database, String(target));
    const namespace = `${call.database}.${String(target)}`;
    const head: [string, Value][] = [['explainVersion', '1']];
    if (collection === undefined) {
      return ok(...head, ['queryPlanner', planner(namespace, options, document(['stage', 'EOF']))]);
    }
    const query = new Query(call.engine.storage, collection, options);
    const shape = stagesOf(query, options);
    head.push(['queryPlanner', planner(namespace, options, shape)]);
    if (verbosity === 'queryPlanner') return ok(...head, ['command', explained]);
    const source = new QuerySource(collection, query);
    const start = performance.now();
    let returned = 0;
    while ((await source.nextFound(call.deadline)) !== undefined) returned++;
    const stats = document(
      ['executionSuccess', true],
      ['nReturned', whole(returned)],
      ['executionTimeMillis', whole(performance.now() - start)],
      ['totalKeysExamined', whole(query.examined.keys)],
      ['totalDocsExamined', whole(query.examined.docs)],
      ['executionStages', shape],
    );
    return ok(...head, ['executionStats', stats], ['command', explained]);
  },
};

function optionsOf(call: Call): QueryOptions {
  const { args, name } = call;
  switch (name) {
    case 'find':
      return findOptions(call);
    case 'count':
    case 'distinct':
      return { filter: args.document('query') ?? new Map(), hint: hintOf(args.doc.get('hint')) };
    case 'aggregate':
      return pushedQuery(call, compilePipeline(args.list('pipeline') ?? []));
    case 'findAndModify':
      return { filter: args.document('query') ?? new Map(), sort: args.document('sort'), limit: 1 };
    case 'update':
    case 'delete': {
      const [statement] = args.documents(name === 'update' ? 'updates' : 'deletes') ?? [];
      const filter = statement?.get('q');
      return { filter: filter instanceof Map ? filter : new Map() };
    }
    default:
      throw unsupported(`The explanation of '${name}'`);
  }
}

function planner(namespace: string, options: QueryOptions, winningPlan: Doc): Doc {
  return document(
    ['namespace', namespace],
    ['parsedQuery', options.filter],
    ['winningPlan', winningPlan],
    ['rejectedPlans', []],
  );
}

function stagesOf(query: Query, options: QueryOptions): Doc {
  let stage = scanStage(query.plan, query);
  if (query.hasBlockingSort)
    stage = document(['stage', 'SORT'], ['sortPattern', options.sort ?? new Map()], ['inputStage', stage]);
  if (options.skip)
    stage = document(['stage', 'SKIP'], ['skipAmount', whole(options.skip)], ['inputStage', stage]);
  if (options.limit)
    stage = document(['stage', 'LIMIT'], ['limitAmount', whole(options.limit)], ['inputStage', stage]);
  return stage;
}

function scanStage(plan: Plan, query: Query): Doc {
  if (plan.kind === 'records') {
    return document(['stage', 'COLLSCAN'], ['direction', plan.isReverse ? 'backward' : 'forward']);
  }
  const inputs = plan.kind === 'index' ? [indexStage(plan)] : plan.plans.map(indexStage);
  const first = inputs[0] ?? new Map();
  const input = inputs.length === 1 ? first : document(['stage', 'OR'], ['inputStages', inputs]);
  const isFiltered = !query.plan.isExact;
  return document(
    ['stage', 'FETCH'],
    ...(isFiltered ? [['isFiltered', true] satisfies [string, Value]] : []),
    ['inputStage', input],
  );
}

function indexStage({ index, isReverse, bounds }: IndexPlan): Doc {
  const key = index.spec.get('key') ?? new Map();
  const shown = index.paths.map((path, i): [string, Value] => [
    path,
    (bounds[i]?.intervals ?? []).slice(0, 100).map((each) => each.text),
  ]);
  return document(
    ['stage', 'IXSCAN'],
    ['keyPattern', key],
    ['indexName', index.name],
    ['isMultiKey', index.isMultikey],
    ['isUnique', index.isUnique],
    ['isSparse', index.isSparse],
    ['isPartial', index.partial !== undefined],
    ['direction', isReverse ? 'backward' : 'forward'],
    ['indexBounds', new Map(shown)],
  );
}

function document(...fields: [string, Value][]): Doc {
  return new Map<string, Value>(fields);
}
