import { z } from 'zod';
import { type Draft, draftSchema, type SaveDraft } from '../../../lib/contract/conversations/draft.ts';
import { read, tell } from './api-request.ts';

const draftsSchema = z.object({ items: z.array(draftSchema) });
const path = (conversationId: string) => `conversations/${encodeURIComponent(conversationId)}`;

/** The REST paths of drafts. Every one throws `ApiError`. */
export const draftsApi = {
  save: (conversationId: string, draft: SaveDraft): Promise<void> =>
    tell('PUT', `${path(conversationId)}/draft`, draft),
  list: async (conversationId: string): Promise<Draft[]> =>
    (await read(`${path(conversationId)}/drafts`, {}, draftsSchema)).items,
};
