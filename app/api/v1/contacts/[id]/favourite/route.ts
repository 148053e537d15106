import { setFavourite } from '@/lib/contacts/edit/set-favourite.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.addFavourite, ({ ctx, caller, params }) =>
  setFavourite(ctx, caller, { ...params, favourite: true }),
);

export const DELETE = route(endpoints.removeFavourite, ({ ctx, caller, params }) =>
  setFavourite(ctx, caller, { ...params, favourite: false }),
);
