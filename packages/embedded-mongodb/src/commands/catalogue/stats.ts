import { Double } from 'bson';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import type { Collection } from '../../storage/collection.ts';
import { type Command, collectionName, ok, whole } from '../call/call.ts';

/** Sizes are those of the documents: one file holds everything, so a collection has no size of its own on disk. */
export const collStats: Command = {
  accepted: ['scale'],
  run(call) {
    const name = collectionName(call);
    const collection = call.engine.catalogue.find(call.database, name);
    const scale = scaleOf(call.args.number('scale'));
    const { count, bytes, indexes } = collection ?? { count: 0, bytes: 0, indexes: [] };
    const sizes: Doc = new Map(indexes.map((index): [string, Value] => [index.name, 0]));
    return ok(
      ['ns', `${call.database}.${name}`],
      ['size', whole(bytes / scale)],
      ['count', whole(count)],
      ...(count > 0 ? [['avgObjSize', whole(bytes / count)] satisfies [string, Value]] : []),
      ['storageSize', whole(bytes / scale)],
      ['capped', false],
      ['nindexes', indexes.length],
      ['indexBuilds', indexes.filter((index) => !index.isReady).map((index) => index.name)],
      ['totalIndexSize', 0],
      ['indexSizes', sizes],
      ['totalSize', whole(bytes / scale)],
      ['scaleFactor', scale],
    );
  },
};

export const dbStats: Command = {
  accepted: ['scale', 'freeStorage'],
  run({ engine, database, args }) {
    const scale = scaleOf(args.number('scale'));
    const all = engine.catalogue.all().filter((each) => each.database === database);
    const sum = (of: (each: Collection) => number) => all.reduce((total, each) => total + of(each), 0);
    const bytes = sum((each) => each.bytes);
    const count = sum((each) => each.count);
    return ok(
      ['db', database],
      ['collections', all.length],
      ['views', 0],
      ['objects', whole(count)],
      ['avgObjSize', new Double(count === 0 ? 0 : bytes / count)],
      ['dataSize', new Double(bytes / scale)],
      ['storageSize', new Double(bytes / scale)],
      ['indexes', sum((each) => each.indexes.length)],
      ['indexSize', new Double(0)],
      ['totalSize', new Double(bytes / scale)],
      ['scaleFactor', scale],
      ['fsTotalSize', new Double(engine.storage.bytesOnDisk() / scale)],
    );
  },
};

export const dataSize: Command = {
  accepted: ['estimate'],
  refused: ['keyPattern', 'min', 'max'],
  run({ engine, args }) {
    const [database = '', ...rest] = (args.text('dataSize') ?? '').split('.');
    const collection = engine.catalogue.find(database, rest.join('.'));
    return ok(
      ['size', new Double(collection?.bytes ?? 0)],
      ['numObjects', new Double(collection?.count ?? 0)],
    );
  },
};

function scaleOf(scale: number | undefined): number {
  if (scale === undefined) return 1;
  if (scale >= 1) return scale;
  throw new EngineError('Location51024', `BSON field 'scale' value must be >= 1, actual value '${scale}'`);
}
