import { confirmPassword } from '@/lib/accounts/password-change/confirm-password.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.confirmPassword, ({ ctx, caller, body }) =>
  confirmPassword(ctx, caller, body),
);
