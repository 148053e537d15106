import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { unsupported } from '../errors.ts';
import type { Pipeline, PipelineContext } from '../query/types.ts';
import { numberOf } from './args.ts';

/** Plain inclusion or exclusion of whole fields. @throws EngineError 238 for anything else. */
export function compileProjection(spec: Doc): (doc: Doc) => Doc {
  const flags = [...spec].map(([path, value]): [string, boolean] => {
    const flag = typeof value === 'boolean' ? Number(value) : numberOf(value);
    if (flag === undefined || path.includes('.') || path.startsWith('$'))
      throw unsupported('Such a projection');
    return [path, flag !== 0];
  });
  const wanted = new Map(flags);
  const others = flags.filter(([path]) => path !== '_id').map(([, flag]) => flag);
  if (new Set(others).size > 1) throw unsupported('A projection that mixes inclusion and exclusion');
  const isInclusion = others[0] ?? wanted.get('_id') ?? false;
  const keeps = (path: string) => wanted.get(path) ?? (path === '_id' ? true : !isInclusion);
  return (doc) => new Map([...doc].filter(([path]) => keeps(path)));
}

/** $match, $sort, $skip and $limit in this order, and the $group of countDocuments. */
export function compilePipeline(stages: readonly Value[]): Pipeline {
  let filter: Doc = new Map();
  let sort: Doc | undefined;
  let skip = 0;
  let limit: number | undefined;
  let isCount = false;
  for (const [i, stage] of stages.entries()) {
    const [[name, value] = ['', null]] = isDoc(stage) ? stage : [];
    if (isCount) throw unsupported(`The stage ${name} here`);
    if (name === '$match' && i === 0 && isDoc(value)) filter = value;
    else if (name === '$sort' && skip === 0 && limit === undefined && isDoc(value)) sort = value;
    else if (name === '$skip' && limit === undefined) skip += numberOf(value) ?? 0;
    else if (name === '$limit') limit = Math.min(limit ?? Number.POSITIVE_INFINITY, numberOf(value) ?? 0);
    else if (name === '$group' && isDoc(value) && isCountGroup(value)) isCount = true;
    else throw unsupported(`The stage ${name}`);
  }
  const empty = { filter: new Map(), sort: undefined, skip: 0, limit: undefined };
  const rest: Pipeline = {
    isEmpty: !isCount,
    lookups: [],
    run: isCount ? countAll : (input) => passAll(input),
    get pushdown() {
      return { ...empty, rest };
    },
  };
  return {
    isEmpty: stages.length === 0,
    lookups: [],
    run: rest.run,
    pushdown: { filter, sort, skip, limit, rest },
  };
}

function isCountGroup(group: Doc): boolean {
  const n = group.get('n');
  return (
    group.size === 2 && !isDoc(group.get('_id') ?? null) && n instanceof Map && numberOf(n.get('$sum')) === 1
  );
}

async function* passAll(input: AsyncIterable<Doc> | Iterable<Doc>): AsyncGenerator<Doc> {
  yield* input;
}

async function* countAll(
  input: AsyncIterable<Doc> | Iterable<Doc>,
  context: PipelineContext,
): AsyncGenerator<Doc> {
  let n = 0;
  for await (const _ of input) {
    context.checkDeadline();
    n++;
  }
  if (n > 0)
    yield new Map<string, Value>([
      ['_id', 1],
      ['n', n],
    ]);
}
