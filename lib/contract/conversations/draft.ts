import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { lineSchema, multilineSchema } from '../values/text-schema.ts';

/** A draft may be longer than a message: what does not fit is not thrown away. */
export const DRAFT_MAX = 20_000;

/** What one device has in the composer; an empty `body` deletes that device's draft. */
export const saveDraftSchema = z.strictObject({
  deviceId: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w.:-]+$/, 'Use letters, digits, and . _ : -'),
  deviceName: lineSchema(1, 60),
  body: multilineSchema(DRAFT_MAX),
  replyToId: idSchema.nullable().optional(),
});
export type SaveDraft = z.infer<typeof saveDraftSchema>;

/** A draft of the caller, as one of their devices left it. */
export const draftSchema = z.object({
  deviceId: z.string(),
  deviceName: z.string(),
  body: z.string(),
  replyToId: z.string().nullable(),
  updatedAt: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;
