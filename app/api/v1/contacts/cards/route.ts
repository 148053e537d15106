import { readCards } from '@/lib/contacts/people/read-cards.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.readCards, ({ ctx, caller, query }) => readCards(ctx, caller, query));
