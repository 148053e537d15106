import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

/** What a page that a message links to says of itself. */
export const messagePreviewSchema = z.object({
  /** The link, as it is in the text. */
  url: z.string(),
  /** Empty when the page does not name its site. */
  siteName: z.string(),
  title: z.string(),
  /** Empty when the page does not describe itself. */
  description: z.string(),
  /** A small picture that this server keeps, at `/files/{id}` for who may read the message. */
  picture: z.object({ id: idSchema, width: z.number().int(), height: z.number().int() }).nullable(),
});
export type MessagePreview = z.infer<typeof messagePreviewSchema>;
