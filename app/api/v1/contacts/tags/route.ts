import { listContactTags } from '@/lib/contacts/book-counts.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({ run: async ({ ctx }) => ({ body: await listContactTags(ctx) }) });
