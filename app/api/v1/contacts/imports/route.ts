import { listImports } from '@/lib/contacts/import/get-import.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listImports, ({ ctx, caller }) => listImports(ctx, caller));
