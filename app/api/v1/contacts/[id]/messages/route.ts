import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listContactMessages } from '@/lib/messages/contacts/list-contact-messages.ts';

export const GET = route(endpoints.listContactMessages, ({ ctx, caller, params, query }) =>
  listContactMessages(ctx, caller, { ...params, ...query }),
);
