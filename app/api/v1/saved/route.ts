import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listSaved } from '@/lib/messages/saved/list-saved.ts';

export const GET = route(endpoints.listSaved, ({ ctx, caller, query }) => listSaved(ctx, caller, query));
