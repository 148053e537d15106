import { z } from 'zod';

/** `limit` of a list: a whole number from 1 to `max`; anything else is refused, never clamped. */
export function limitSchema(max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, `Use a whole number from 1 to ${max}.`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= max, { message: `Use a whole number from 1 to ${max}.` });
}

/** A position in a numbered trail (`since`, `before`, `after`) as a query parameter. */
export const positionSchema = z
  .string()
  .regex(/^\d{1,15}$/, 'Use a whole number, 0 or more.')
  .transform(Number);

/** An opaque cursor that an earlier page gave. */
export const cursorSchema = z.string().min(1).max(1000);

/** The shape of every list: one page, and the cursor of the next or null. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
