import { changePassword } from '@/lib/accounts/password-change/change-password.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.changePassword, ({ ctx, caller, body }) =>
  changePassword(ctx, caller, body),
);
