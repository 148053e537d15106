import { searchPageSchema, searchQuerySchema } from '../search/search.ts';
import type { Endpoint } from './endpoint.ts';

export const searchMessages = {
  method: 'GET',
  path: '/search',
  summary:
    'Messages of your conversations that have every word or `"phrase"` of `q`, the newest first; `q` may hold `from:`, `in:`, `before:`, `after:` and `has:`',
  query: searchQuerySchema,
  answer: searchPageSchema,
} as const satisfies Endpoint;
