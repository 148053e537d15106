import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { setSaved } from '@/lib/messages/saved/set-saved.ts';

export const PUT = route(endpoints.saveMessage, ({ ctx, caller, params }) =>
  setSaved(ctx, caller, { ...params, isOn: true }),
);

export const DELETE = route(endpoints.unsaveMessage, ({ ctx, caller, params }) =>
  setSaved(ctx, caller, { ...params, isOn: false }),
);
