import { listImports } from '@/lib/contacts/import/get-import.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({ run: async ({ ctx, caller }) => ({ body: await listImports(ctx, caller) }) });
