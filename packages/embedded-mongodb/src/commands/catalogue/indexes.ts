import { readDocument } from '../../bson/read.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { isSameKey } from '../../plan/plan.ts';
import { startScan } from '../../plan/scan.ts';
import { checkNames } from '../../storage/catalogue.ts';
import type { Collection } from '../../storage/collection.ts';
import type { Index } from '../../storage/index-definition.ts';
import type { Work } from '../../storage/storage.ts';
import { type Call, type Command, collectionName, ok } from '../call/call.ts';
import { ListSource } from '../read/query-source.ts';
import { answerCursor } from '../read/read.ts';
import { isThereAlready, normalSpec } from './index-spec.ts';

export const createIndexes: Command = {
  accepted: ['indexes'],
  refused: ['commitQuorum', 'rawData'],
  async run(call) {
    const { args, engine, database } = call;
    const name = collectionName(call);
    checkNames(database, name);
    const given = args.required(args.documents('indexes'), 'indexes');
    if (given.length === 0) throw new EngineError('BadValue', 'Must specify at least one index to create');
    const specs = given.map(normalSpec);
    const result = await engine.storage.write(buildIndexes(call, name, specs));
    const note: [string, Value][] =
      result.before === result.after ? [['note', 'all indexes already exist']] : [];
    return ok(
      ['numIndexesBefore', result.before],
      ['numIndexesAfter', result.after],
      ['createdCollectionAutomatically', result.isNew],
      ...note,
    );
  },
};

interface Built {
  before: number;
  after: number;
  isNew: boolean;
}

/** Builds indexes while other commands go on; drops all of them again when one of them cannot be built. */
function* buildIndexes(call: Call, name: string, specs: readonly Doc[]): Work<Built> {
  const { catalogue } = call.engine;
  const isNew = catalogue.find(call.database, name) === undefined;
  const collection = catalogue.ensure(call.database, name);
  const before = collection.indexes.length;
  const wanted: Doc[] = [];
  for (const spec of specs) if (!isThereAlready(collection, spec)) wanted.push(spec);
  const built: Index[] = [];
  for (const spec of wanted)
    if (!isThereAlready(collection, spec)) built.push(catalogue.addIndex(collection, spec));
  try {
    if (built.length > 0) yield* fill(call, collection, built);
  } catch (error) {
    if (error instanceof EngineError && !collection.isDropped) {
      for (const index of built) catalogue.dropIndex(collection, index);
      call.engine.sweep();
    }
    throw error;
  }
  for (const index of built) index.isReady = true;
  catalogue.save(collection);
  return { before, after: collection.indexes.length, isNew };
}

function* fill(call: Call, collection: Collection, indexes: readonly Index[]): Work<void> {
  const plan = { kind: 'records', isReverse: false, isSorted: true, isExact: true } as const;
  const scan = startScan(call.engine.storage, collection, plan, { isWriting: true, expected: 256 });
  for (;;) {
    call.deadline.check();
    if (collection.isDropped) throw new EngineError('QueryPlanKilled', 'collection dropped');
    if (indexes.some((index) => !collection.indexes.includes(index))) {
      throw new EngineError('OperationFailed', 'The index was dropped while it was being built');
    }
    const record = scan.next();
    if (record === undefined) return;
    const doc = readDocument(record.bytes);
    for (const index of indexes) collection.fillIndex(index, record.id, doc);
    yield;
  }
}

export const listIndexes: Command = {
  accepted: ['cursor'],
  refused: ['rawData', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run(call) {
    const collection = existing(call);
    const specs = collection.readyIndexes.map((index) => index.spec);
    const size = call.args.document('cursor')?.get('batchSize');
    const source = new ListSource(specs);
    return answerCursor(call, collection.namespace, source, typeof size === 'number' ? { size } : {});
  },
};

export const dropIndexes: Command = {
  accepted: ['index'],
  refused: ['rawData'],
  async run(call) {
    const { engine, args } = call;
    const collection = existing(call);
    const before = collection.indexes.length;
    const which = args.doc.get('index');
    const names = Array.isArray(which) ? which : [which];
    const isAll = names.length === 1 && names[0] === '*';
    await engine.storage.once((): void => {
      const dropped = isAll
        ? collection.indexes.filter((index) => index.name !== '_id_')
        : names.map((each) => namedIndex(collection, each));
      for (const index of dropped) engine.catalogue.dropIndex(collection, index);
    });
    engine.sweep();
    const message: [string, Value][] = isAll ? [['msg', 'non-_id indexes dropped for collection']] : [];
    return ok(['nIndexesWas', before], ...message);
  },
};

function namedIndex(collection: Collection, which: Value | undefined): Index {
  const index = collection.indexes.find((each) =>
    which instanceof Map ? isSameKey(each, which) : each.name === which,
  );
  if (index === undefined) {
    const name =
      typeof which === 'string' ? `index not found with name [${which}]` : "can't find index with key";
    throw new EngineError('IndexNotFound', name);
  }
  if (index.name === '_id_') throw new EngineError('InvalidOptions', 'cannot drop _id index');
  return index;
}

/** The collection that the command names. @throws EngineError 26 */
export function existing(call: Call): Collection {
  const name = collectionName(call);
  const collection = call.engine.catalogue.find(call.database, name);
  if (collection === undefined) {
    throw new EngineError('NamespaceNotFound', `ns does not exist: ${call.database}.${name}`);
  }
  return collection;
}
