import { closeAccount } from '@/lib/accounts/closing/close-account.ts';
import { getMe } from '@/lib/accounts/profile/get-me.ts';
import { updateMe } from '@/lib/accounts/profile/update-me.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getMe, ({ ctx, caller }) => getMe(ctx, caller));

export const PATCH = route(endpoints.updateMe, ({ ctx, caller, body }) => updateMe(ctx, caller, body));

export const DELETE = route(endpoints.closeAccount, ({ ctx, caller, body }) =>
  closeAccount(ctx, caller, body),
);
