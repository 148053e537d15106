import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { getQuiet } from '@/lib/notices/get-quiet.ts';

export const GET = route(endpoints.getQuiet, ({ ctx, caller, params }) => getQuiet(ctx, caller, params));
