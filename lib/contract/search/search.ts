import { z } from 'zod';
import { messageSchema } from '../conversations/message.ts';
import { idSchema } from '../values/ids.ts';
import { cursorSchema, limitSchema, pageSchema } from '../values/paging.ts';
import { hasKinds, isProblem, readSearch, type SearchText } from './search-terms.ts';

/** Results on one page at most. */
export const RESULTS_MAX = 100;

const timeSchema = z.iso.datetime({ offset: true, error: 'Use a time such as 2026-05-01T08:00:00Z.' });

/** What is searched for: the text as it was typed, read into terms and filters. */
export const searchTextSchema = z.string().transform((typed, { addIssue }): SearchText => {
  const read = readSearch(typed);
  if (!isProblem(read)) return read;
  addIssue({ code: 'custom', message: read.problem });
  return z.NEVER;
});

export const searchQuerySchema = z.strictObject({
  q: searchTextSchema,
  conversationId: idSchema.optional(),
  /** The id of who wrote it. */
  from: idSchema.optional(),
  before: timeSchema.optional(),
  after: timeSchema.optional(),
  has: z.enum(hasKinds, 'Use file, image or link.').optional(),
  limit: limitSchema(RESULTS_MAX).optional(),
  cursor: cursorSchema.optional(),
});

/** A message that was found. `ranges` are the places in its body, as UTF-16 positions: the first unit and how many. */
export const searchHitSchema = z.object({
  message: messageSchema,
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchPageSchema = pageSchema(searchHitSchema);
