import { listContactTags } from '@/lib/contacts/stored/address-book-counts.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({ run: async ({ ctx }) => ({ body: await listContactTags(ctx) }) });
