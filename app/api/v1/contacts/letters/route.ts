import { listContactLetters } from '@/lib/contacts/stored/address-book-counts.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listLetters, ({ ctx }) => listContactLetters(ctx));
