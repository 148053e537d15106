import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { setPin } from '@/lib/messages/pins/set-pin.ts';

export const PUT = route(endpoints.pinMessage, ({ ctx, caller, params }) =>
  setPin(ctx, caller, { ...params, isOn: true }),
);

export const DELETE = route(endpoints.unpinMessage, ({ ctx, caller, params }) =>
  setPin(ctx, caller, { ...params, isOn: false }),
);
