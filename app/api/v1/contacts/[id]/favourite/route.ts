import { setFavourite } from '@/lib/contacts/edit/set-favourite.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await setFavourite(ctx, caller, { id, favourite: true });
    return {};
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await setFavourite(ctx, caller, { id, favourite: false });
    return {};
  },
});
