import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { multilineSchema } from '../values/text-schema.ts';
import { cleanFileName } from './file-name.ts';
import { FILE_ALT_MAX, FILES_PER_MESSAGE, fileKinds } from './file-rules.ts';

export const altSchema = multilineSchema(FILE_ALT_MAX);

export const fileIdsSchema = z
  .array(idSchema)
  .max(FILES_PER_MESSAGE, `Send at most ${FILES_PER_MESSAGE} files with a message.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each file once.');

export const fileNameSchema = z.string().max(100_000).transform(cleanFileName);

/** What may be changed of a file before it is sent. */
export const changeFileSchema = z.strictObject({
  alt: altSchema.optional(),
  name: fileNameSchema.optional(),
});

const fileFields = {
  id: idSchema,
  name: z.string(),
  /** What the bytes are, as a MIME type; never what was claimed. */
  type: z.string(),
  kind: z.enum(fileKinds),
  /** Bytes, as they are served: what is private has left them. */
  size: z.number().int(),
  alt: z.string(),
  hasThumbnail: z.boolean(),
};

/** A file of a message. A page reserves `width` × `height` pixels for a picture or film before its bytes are there. */
export const messageFileSchema = z.object({
  ...fileFields,
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type MessageFile = z.infer<typeof messageFileSchema>;

/** A file with the message that it was sent with. */
export const sentFileSchema = z.object({
  file: messageFileSchema,
  messageId: idSchema,
  seq: z.number().int(),
  senderId: idSchema,
  createdAt: z.string(),
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** A file that was uploaded and belongs to its uploader alone until it is sent. */
export const uploadedFileSchema = z.object({
  ...fileFields,
  image: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  expiresAt: z.string(),
});
export type UploadedFile = z.infer<typeof uploadedFileSchema>;
