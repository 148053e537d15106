import type { Collection, Db, Document, IndexDescription } from 'mongodb';

/** A collection with its name, the shape of its documents and its indexes: declared once, beside the use cases. */
export interface CollectionDefinition<T extends Document> {
  readonly name: string;
  readonly indexes: readonly IndexDescription[];
  /** The driver's collection in this database. */
  in(db: Db): Collection<T>;
}

/** Declares a collection. Its indexes are made at start by `openStore`. */
export function defineCollection<T extends Document>(
  name: string,
  indexes: readonly IndexDescription[],
): CollectionDefinition<T> {
  return { name, indexes, in: (db) => db.collection<T>(name) };
}
