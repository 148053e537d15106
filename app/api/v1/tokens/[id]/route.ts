import { deleteToken } from '@/lib/accounts/tokens/delete-token.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const DELETE = route(endpoints.deleteToken, ({ ctx, caller, params }) =>
  deleteToken(ctx, caller, params),
);
