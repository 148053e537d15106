import { z } from 'zod';
import type { Page } from '../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';

export interface NewestFirstQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What a list gives when no limit is named. */
export const DEFAULT_LIMIT = 50;

const positionSchema = z.tuple([z.string()]);

/** The filter for what comes after this cursor in a list of newest first; ids grow with time. */
export function olderThan(cursor: string | undefined): { _id?: { $lt: string } } {
  return cursor === undefined ? {} : { _id: { $lt: decodeCursor(cursor, positionSchema)[0] } };
}

/** One page of what was found when one more than `limit` was asked for, to know whether there is another. */
export function toPage<T extends { readonly id: string }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && found.length > limit ? encodeCursor([last.id]) : null };
}
