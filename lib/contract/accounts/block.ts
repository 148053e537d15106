import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

/** One person whom the caller blocks. */
export const blockSchema = z.object({ userId: idSchema, at: z.string() });
export type Block = z.infer<typeof blockSchema>;
