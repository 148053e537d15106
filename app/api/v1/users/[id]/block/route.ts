import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { blockPerson, unblockPerson } from '@/lib/conversations/direct/block-person.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.blockPerson, ({ ctx, caller, params }) =>
  blockPerson(ctx, caller, params),
);

export const DELETE = route(endpoints.unblockPerson, ({ ctx, caller, params }) =>
  unblockPerson(ctx, caller, params),
);
