import { listImports } from '@/lib/contacts/exchange/get-import.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({ run: async ({ ctx, caller }) => ({ body: await listImports(ctx, caller) }) });
