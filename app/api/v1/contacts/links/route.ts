import { listContactLinks } from '@/lib/contacts/people/list-contact-links.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listContactLinks, ({ ctx, query }) => listContactLinks(ctx, query));
