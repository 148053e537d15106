import { readDocument } from '../bson/read.ts';
import type { Doc, Value } from '../bson/value.ts';
import { PAUSE, Query } from '../plan/query.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from '../storage/index-definition.ts';
import type { Storage, Work } from '../storage/storage.ts';
import { numberOf } from '../values/numbers.ts';

/** Deletes what has expired: the earliest date in a TTL index's field plus `expireAfterSeconds` is past. */
export async function deleteExpired(catalogue: Catalogue, now: Date): Promise<void> {
  for (const collection of catalogue.all()) {
    for (const index of collection.readyIndexes) {
      const seconds = numberOf(index.spec.get('expireAfterSeconds'));
      if (seconds === undefined || index.paths.length !== 1) continue;
      const latest = new Date(now.getTime() - seconds * 1000);
      await catalogue.storage.write(expireOne(catalogue.storage, collection, index, latest));
    }
  }
}

function* expireOne(storage: Storage, collection: Collection, index: Index, latest: Date): Work<void> {
  const path = index.paths[0] ?? '';
  const condition: Doc = new Map<string, Value>([['$lte', latest]]);
  const partial = index.spec.get('partialFilterExpression');
  const filter: Doc = new Map<string, Value>([[path, condition]]);
  if (partial instanceof Map) filter.set('$and', [partial]);
  const query = new Query(storage, collection, { filter, isWriting: true });
  for (;;) {
    if (collection.isDropped) return;
    const found = query.next();
    if (found === undefined) return;
    if (found !== PAUSE) {
      const { id, bytes } = found;
      collection.remove({ id, bytes, doc: found.doc ?? readDocument(bytes) });
    }
    yield;
  }
}
