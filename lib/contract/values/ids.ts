import { z } from 'zod';

/** An id in an answer or an address: opaque to the reader, bounded so that it can be looked up safely. */
export const idSchema = z.string().min(1).max(64);

/** An id that a client makes for what it creates, so that sending it again stores nothing twice: see `new-id.ts`. */
export const madeIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, {
    message: 'Use a UUID of version 7, in lower case.',
  });

/** What names one thing by its id. */
export const byIdSchema = z.strictObject({ id: idSchema });
