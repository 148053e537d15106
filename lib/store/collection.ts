import type { Collection, Db, Document, IndexDescription } from 'mongodb';

/** An index of a collection. */
export interface IndexDefinition extends IndexDescription {
  /** Raised when the definition changes: the index is then built again under another name, and the old one dropped. */
  readonly version?: number;
  /** Named by a query as its hint, which fails without it. It is there before anything is served, as unique ones are. */
  readonly isHint?: boolean;
}

/** A collection with its name, the shape of its documents and its indexes: declared once, beside the use cases. */
export interface CollectionDefinition<T extends Document> {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** Names of indexes of earlier releases that are dropped. */
  readonly retired: readonly string[];
  /** The driver's collection in this database. */
  in(db: Db): Collection<T>;
}

/** Declares a collection. Its indexes are made at start (`ensure-indexes.ts`). */
export function defineCollection<T extends Document>(
  name: string,
  indexes: readonly IndexDefinition[],
  retired: readonly string[] = [],
): CollectionDefinition<T> {
  // The driver works its options out again for each object that it makes.
  const opened = new WeakMap<Db, Collection<T>>();
  return {
    name,
    indexes,
    retired,
    in(db) {
      const collection = opened.get(db) ?? db.collection<T>(name);
      opened.set(db, collection);
      return collection;
    },
  };
}
