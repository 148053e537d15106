import { getPerson } from '@/lib/accounts/people/get-person.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getPerson, ({ ctx, caller, params }) => getPerson(ctx, caller, params));
