import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { removePreview } from '@/lib/messages/change/remove-preview.ts';

export const DELETE = route(endpoints.removePreview, ({ ctx, caller, params }) =>
  removePreview(ctx, caller, params),
);
