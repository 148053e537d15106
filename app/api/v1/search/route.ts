import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { searchMessages } from '@/lib/search/search-messages.ts';

export const GET = route(endpoints.searchMessages, ({ ctx, caller, query }) =>
  searchMessages(ctx, caller, query),
);
