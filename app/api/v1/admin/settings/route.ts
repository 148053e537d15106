import { getSettings } from '@/lib/admin/settings/get-settings.ts';
import { updateSettings } from '@/lib/admin/settings/update-settings.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getSettings, ({ ctx, caller }) => getSettings(ctx, caller));

export const PATCH = route(endpoints.updateSettings, ({ ctx, caller, body }) =>
  updateSettings(ctx, caller, body),
);
