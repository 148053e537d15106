import { resetPassword } from '@/lib/accounts/password-change/reset-password.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.resetPassword, ({ ctx, client, params, body }) =>
  resetPassword(ctx, client, { ...params, ...body }),
);
