import { z } from 'zod';

/** `limit` of a list: a whole number from 1 to `max`; anything else is refused, never clamped. */
export function limitSchema(max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, `Use a whole number from 1 to ${max}.`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= max, { message: `Use a whole number from 1 to ${max}.` });
}

/** A revision or a message's number (`since`, `before`, `after`) as a query parameter. */
export const positionSchema = z
  .string()
  .regex(/^\d{1,15}$/, 'Use a whole number, 0 or more.')
  .transform(Number);

/** An opaque cursor that an earlier page gave. */
export const cursorSchema = z.string().min(1).max(1000);

/** The query parameters that every list takes. Others are refused. */
export const listQuerySchema = z.strictObject({
  limit: limitSchema(200).optional(),
  cursor: cursorSchema.optional(),
});

/** What asks for the changes after a revision. */
export const changesQuerySchema = z.strictObject({
  since: positionSchema,
  limit: limitSchema(1000).optional(),
});

/** A list that is short enough to come whole. */
export function itemsSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

/** The shape of a list of changes: ask again from `revision` while `hasMore`. */
export function changesSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), revision: z.number().int(), hasMore: z.boolean() });
}

export interface Changes<T> {
  items: T[];
  revision: number;
  hasMore: boolean;
}

/** The shape of every list: one page, and the cursor of the next or null. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
