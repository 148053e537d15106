import type { Document, Filter } from 'mongodb';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';

const positionSchema = z.tuple([z.string(), z.string()]);

/** The filter for what comes after this cursor in a list sorted by `field` and then by id. Throws `invalid`. */
export function afterName<T extends Document>(field: string, cursor: string | undefined): Filter<T> {
  if (cursor === undefined) return {};
  const [key, id] = decodeCursor(cursor, positionSchema);
  // The store checks no field's name; the index does its work for the one that the list is sorted by.
  const after = { [field]: { $gte: key }, $or: [{ [field]: { $gt: key } }, { _id: { $gt: id } }] };
  return after as Filter<T>;
}

/** One page of what was found when one more than `limit` was asked for, and the cursor of the next; `nameOf` as above. */
export function namePage<T extends { readonly _id: string }>(
  found: readonly T[],
  limit: number,
  nameOf: (doc: T) => string | undefined,
): { page: T[]; nextCursor: string | null } {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const name = last && nameOf(last);
  const hasMore = last !== undefined && name !== undefined && found.length > limit;
  return { page, nextCursor: hasMore ? encodeCursor([name, last._id]) : null };
}
