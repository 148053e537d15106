import { Binary, Double } from 'bson';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { compileFilter } from '../../filter/compile-filter.ts';
import type { Collection } from '../../storage/collection.ts';
import { type Command, collectionName, ok } from '../call/call.ts';
import { ListSource } from '../read/query-source.ts';
import { answerCursor } from '../read/read.ts';

export const create: Command = {
  accepted: [],
  refused: [
    'capped',
    'size',
    'max',
    'validator',
    'validationLevel',
    'validationAction',
    'viewOn',
    'pipeline',
    'collation',
    'timeseries',
    'clusteredIndex',
    'expireAfterSeconds',
    'changeStreamPreAndPostImages',
    'encryptedFields',
    'indexOptionDefaults',
    'storageEngine',
    'autoIndexId',
    'idIndex',
  ],
  async run(call) {
    const { engine, database } = call;
    const name = collectionName(call);
    await engine.storage.once((): void => {
      // As in MongoDB, creating a collection without options again is no error.
      engine.catalogue.ensure(database, name);
    });
    return ok();
  },
};

export const drop: Command = {
  accepted: [],
  refused: ['rawData'],
  async run(call) {
    const { engine, database } = call;
    const name = collectionName(call);
    const dropped = await engine.storage.once((): number => {
      const collection = engine.catalogue.find(database, name);
      if (collection === undefined) return 0;
      engine.catalogue.drop(collection);
      return collection.indexes.length;
    });
    engine.sweep();
    // Since MongoDB 7, dropping a collection that does not exist is ok too.
    return dropped === 0 ? ok() : ok(['nIndexesWas', dropped], ['ns', `${database}.${name}`]);
  },
};

export const dropDatabase: Command = {
  accepted: [],
  async run({ engine, database }) {
    const isDropped = await engine.storage.once((): boolean => {
      const all = engine.catalogue.all().filter((each) => each.database === database);
      for (const collection of all) engine.catalogue.drop(collection);
      return all.length > 0;
    });
    engine.sweep();
    return isDropped ? ok(['dropped', database]) : ok();
  },
};

export const listCollections: Command = {
  accepted: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  refused: ['rawData'],
  run(call) {
    const { engine, database, args } = call;
    const filter = compileFilter(args.document('filter') ?? new Map());
    const isNameOnly = args.flag('nameOnly') === true;
    const documents = engine.catalogue
      .all()
      .filter((each) => each.database === database)
      .map(describe)
      .filter((each) => filter.matches(each))
      .map((each) => (isNameOnly ? new Map([...each].slice(0, 2)) : each));
    const size = args.document('cursor')?.get('batchSize');
    const namespace = `${database}.$cmd.listCollections`;
    return answerCursor(call, namespace, new ListSource(documents), typeof size === 'number' ? { size } : {});
  },
};

function describe(collection: Collection): Doc {
  const uuid = new Binary(Buffer.from(collection.uuid.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID);
  const idIndex = collection.indexes[0]?.spec ?? new Map<string, Value>();
  return new Map<string, Value>([
    ['name', collection.name],
    ['type', 'collection'],
    ['options', collection.options],
    [
      'info',
      new Map<string, Value>([
        ['readOnly', false],
        ['uuid', uuid],
      ]),
    ],
    ['idIndex', idIndex],
  ]);
}

export const listDatabases: Command = {
  accepted: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ engine, database, args }) {
    if (database !== 'admin') {
      throw new EngineError('Unauthorized', 'listDatabases may only be run against the admin database.');
    }
    const filter = compileFilter(args.document('filter') ?? new Map());
    const isNameOnly = args.flag('nameOnly') === true;
    const sizes = new Map<string, number>();
    for (const each of engine.catalogue.all()) {
      sizes.set(each.database, (sizes.get(each.database) ?? 0) + each.bytes);
    }
    const databases = [...sizes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, bytes]): Doc =>
          new Map<string, Value>([
            ['name', name],
            ['sizeOnDisk', new Double(bytes)],
            ['empty', false],
          ]),
      )
      .filter((each) => filter.matches(each));
    if (isNameOnly) return ok(['databases', databases.map((each) => new Map([...each].slice(0, 1)))]);
    const total = engine.storage.bytesOnDisk();
    return ok(
      ['databases', databases],
      ['totalSize', new Double(total)],
      ['totalSizeMb', new Double(Math.floor(total / 2 ** 20))],
    );
  },
};
