import type { Doc } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import type { Filter } from '../filter/filter.ts';
import { splitPath } from '../paths/path.ts';
import { identicalValues } from '../values/arithmetic.ts';
import { compareValues } from '../values/compare.ts';
import { setField } from './update-path.ts';

/** A compiled update. */
export interface Updater {
  /** A new document, or the same object when nothing changes. @throws EngineError */
  apply(doc: Doc, context: { isInsert: boolean; filter: Filter; now: Date }): Doc;
  /** The document that an upsert inserts; without an `_id` when neither filter nor update names one. */
  forUpsert(filter: Filter, now: Date): Doc;
}

/** Changes a document; `isInsert` when an upsert inserts it. */
export type Apply = (doc: Doc, context: { isInsert: boolean; filter: Filter; now: Date }) => Doc;

/** An updater around a change: it protects `_id`, and builds the document of an upsert. */
export function updaterOf(change: Apply, upsert: 'upsertAll' | 'upsertId'): Updater {
  const apply: Apply = (doc, context) => {
    const result = change(doc, context);
    if (!context.isInsert) checkId(doc, result);
    return identicalValues(doc, result) ? doc : result;
  };
  return {
    apply,
    forUpsert(filter, now) {
      const base = fromEqualities(filter.equalities, upsert);
      const result = change(base, { isInsert: true, filter, now });
      if (base.has('_id')) checkId(base, result);
      return result;
    },
  };
}

function checkId(before: Doc, after: Doc): void {
  const [old, now] = [before.get('_id'), after.get('_id')];
  if (old === undefined || identicalValues(old, now)) return;
  if (now !== undefined && compareValues(old, now) === 0) {
    throw unsupported('Changing the type of an _id to an equal number of another type');
  }
  throw new EngineError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

/** The fields that an inserted document gets from the filter's equalities; a replacement gets only `_id`. */
function fromEqualities(equalities: Doc, upsert: 'upsertAll' | 'upsertId'): Doc {
  let doc: Doc = new Map();
  for (const [path, value] of equalities) {
    if (upsert === 'upsertAll' || path === '_id') doc = setField(doc, splitPath(path), value);
    else if (path.startsWith('_id.'))
      throw unsupported("A replacing upsert with a part of '_id' in its filter");
  }
  return doc;
}

/** MongoDB stores `_id` as the first field. */
export function idFirst(doc: Doc): Doc {
  const id = doc.get('_id');
  return id === undefined ? doc : new Map([['_id', id], ...doc]);
}
