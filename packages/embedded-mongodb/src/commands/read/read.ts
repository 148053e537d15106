import { type Doc, isDoc, type Value } from '../../bson/value.ts';
import type { Source } from '../../engine/cursors.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import { compileWith } from '../../expression/scope.ts';
import { compileFilter } from '../../filter/compile-filter.ts';
import { Query, type QueryOptions } from '../../plan/query.ts';
import { compileProjection } from '../../projection/compile-projection.ts';
import { type Call, type Command, collectionName, ok, type Reply } from '../call/call.ts';
import { sessionOf } from '../call/session-of.ts';
import { variablesOf } from '../call/variables.ts';
import { cursorReply, fillBatch } from './batch.ts';
import { ListSource, QuerySource } from './query-source.ts';

const FIRST_BATCH = 101;

export const find: Command = {
  accepted: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'allowDiskUse',
    'noCursorTimeout',
    'let',
  ],
  refused: [
    'collation',
    'min',
    'max',
    'returnKey',
    'showRecordId',
    'tailable',
    'awaitData',
    'oplogReplay',
    'allowPartialResults',
    'rawData',
  ],
  async run(call) {
    const name = collectionName(call);
    const options = findOptions(call);
    const filter = compileWith(options.variables, () => compileFilter(options.filter));
    const projection = call.args.document('projection');
    const project = projection?.size
      ? compileWith(options.variables, () => compileProjection(projection, filter))
      : undefined;
    const collection = call.engine.catalogue.find(call.database, name);
    const source =
      collection === undefined
        ? new ListSource([])
        : new QuerySource(collection, new Query(call.engine.storage, collection, options, filter), project);
    const size = call.args.count('batchSize') ?? FIRST_BATCH;
    return answerCursor(call, `${call.database}.${name}`, source, {
      size: options.limit ? Math.min(size, options.limit) : size,
      isSingle: call.args.flag('singleBatch') === true,
    });
  },
};

/** The query that a find (or an explained one) describes. */
export function findOptions({
  args,
}: Call): Required<Pick<QueryOptions, 'limit' | 'variables'>> & QueryOptions {
  const limit = args.number('limit') ?? 0;
  if (limit < 0)
    throw new EngineError('Location51024', `BSON field 'limit' value must be >= 0, actual value '${limit}'`);
  return {
    filter: args.document('filter') ?? new Map(),
    sort: args.document('sort'),
    hint: hintOf(args.doc.get('hint')),
    skip: args.count('skip') ?? 0,
    limit,
    variables: variablesOf(args),
  };
}

/** @throws EngineError 9 for anything but a name or a key. */
export function hintOf(hint: Value | undefined): string | Doc | undefined {
  if (hint === undefined || hint === null || (isDoc(hint) && hint.size === 0)) return undefined;
  if (typeof hint === 'string' || isDoc(hint)) return hint;
  throw new EngineError('FailedToParse', 'Hint must be a string or an object');
}

/** The first batch of a source, and a cursor for the rest. */
export async function answerCursor(
  call: Call,
  namespace: string,
  source: Source,
  { size = FIRST_BATCH, isSingle = false }: { size?: number; isSingle?: boolean },
): Promise<Reply> {
  const batch = await fillBatch(source, size, call.deadline);
  let id = 0n;
  if (!batch.isAtEnd && !isSingle) {
    // Reading one more document shows whether a cursor is needed for the rest.
    const pending = batch.pending ?? (size > 0 ? await source.next(call.deadline) : undefined);
    if (pending !== undefined || size === 0) {
      id = call.engine.cursors.add(namespace, sessionOf(call.args), source, pending);
    }
  }
  return cursorReply('firstBatch', batch.documents, id, namespace);
}

export const getMore: Command = {
  accepted: ['collection', 'batchSize'],
  refused: ['term', 'lastKnownCommittedOpTime'],
  async run(call) {
    const id = call.args.doc.get('getMore');
    if (typeof id !== 'bigint') {
      throw new EngineError(
        'TypeMismatch',
        "BSON field 'getMore.getMore' is the wrong type, expected type 'long'",
      );
    }
    const namespace = `${call.database}.${collectionName(call, 'collection')}`;
    const cursor = call.engine.cursors.take(id, namespace);
    try {
      const size = call.args.count('batchSize') || Number.POSITIVE_INFINITY;
      const batch = await fillBatch(cursor.source, size, call.deadline, cursor.pending);
      cursor.pending = batch.pending ?? (batch.isAtEnd ? undefined : await cursor.source.next(call.deadline));
      if (cursor.pending === undefined) call.engine.cursors.kill(id);
      else cursor.source.suspend();
      cursor.isBusy = false;
      cursor.usedAt = Date.now();
      return cursorReply('nextBatch', batch.documents, cursor.pending === undefined ? 0n : id, namespace);
    } catch (error) {
      call.engine.cursors.kill(id);
      throw error;
    }
  },
};

export const killCursors: Command = {
  accepted: ['cursors'],
  run({ args, engine }) {
    const ids = args.required(args.list('cursors'), 'cursors');
    const killed: Value[] = [];
    const unknown: Value[] = [];
    for (const id of ids) (typeof id === 'bigint' && engine.cursors.kill(id) ? killed : unknown).push(id);
    return ok(
      ['cursorsKilled', killed],
      ['cursorsNotFound', unknown],
      ['cursorsAlive', []],
      ['cursorsUnknown', []],
    );
  },
};

export const count: Command = {
  accepted: ['query', 'limit', 'skip', 'hint', 'fields'],
  refused: ['collation', 'rawData'],
  async run(call) {
    const { args, engine } = call;
    const filter = args.document('query') ?? new Map<string, Value>();
    const options = {
      filter,
      hint: hintOf(args.doc.get('hint')),
      skip: args.count('skip') ?? 0,
      limit: Math.abs(args.number('limit') ?? 0),
    };
    compileFilter(filter);
    const collection = engine.catalogue.find(call.database, collectionName(call));
    if (collection === undefined) return ok(['n', 0]);
    if (filter.size === 0 && options.hint === undefined) {
      const rest = Math.max(0, collection.count - options.skip);
      return ok(['n', options.limit === 0 ? rest : Math.min(rest, options.limit)]);
    }
    const source = new QuerySource(collection, new Query(engine.storage, collection, options));
    let n = 0;
    while ((await source.nextFound(call.deadline)) !== undefined) n++;
    return ok(['n', n]);
  },
};

/** Refuses what a standalone server cannot do: reads at a point in time. */
export function checkReadConcern(level: Value | undefined): void {
  if (level === undefined || level === 'local' || level === 'majority' || level === 'available') return;
  if (level === 'linearizable') return;
  throw unsupported(`The read concern '${String(level)}'`);
}
