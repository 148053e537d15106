import type { Collection, Document, Filter } from 'mongodb';
import { readAll } from './read-all.ts';

interface Blocks {
  /** Documents in a block. */
  readonly size: number;
  readonly projection?: Document;
}

/**
 * What a filter finds, in blocks in the order of the ids. Each is one query, within the deadline of a call, and is read when
 * it is asked for: what the work on earlier ones changed neither repeats nor hides a document.
 */
export async function* blocksOf<T extends Document>(
  collection: Collection<T>,
  filter: Filter<T>,
  { size, projection }: Blocks,
): AsyncGenerator<T[]> {
  for (let after: unknown = ''; ; ) {
    const found = collection.find({ ...filter, _id: { $gt: after } } as Filter<T>, {
      sort: { _id: 1 },
      limit: size,
      ...(projection === undefined ? {} : { projection }),
    });
    // With the projection, a block has what its caller asked for.
    const block = (await readAll(found)) as unknown as T[];
    const last = block.at(-1);
    if (!last) return;
    yield block;
    after = last._id;
  }
}
