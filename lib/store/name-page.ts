import type { Document, Filter } from 'mongodb';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';

const positionSchema = z.tuple([z.string(), z.string()]);

/** Where a document stands in a list sorted by a name's key and then by id. */
export type NamePosition = readonly [key: string, id: string];

/** The filter for what comes after this cursor in a list sorted by `field` and then by id. Throws `invalid`. */
export function afterName<T extends Document>(field: string, cursor: string | undefined): Filter<T> {
  return afterPosition(field, cursor === undefined ? null : decodeCursor(cursor, positionSchema));
}

/** As {@link afterName}, of the position itself; null is before all. */
export function afterPosition<T extends Document>(field: string, position: NamePosition | null): Filter<T> {
  if (position === null) return {};
  const [key, id] = position;
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
