import type { Doc } from '../bson/value.ts';
import type { Filter } from '../filter/filter.ts';

/** A compiled update. */
export interface Updater {
  /** A new document, or the very same one when nothing changes. @throws EngineError */
  apply(doc: Doc, context: { isInsert: boolean; filter: Filter; now: Date }): Doc;
  /** The document that an upsert inserts; without an `_id` when neither filter nor update names one. */
  forUpsert(filter: Filter, now: Date): Doc;
}
