import { deleteUser } from '@/lib/admin/people/delete-user.ts';
import { updateUser } from '@/lib/admin/people/update-user.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PATCH = route(endpoints.updateUser, ({ ctx, caller, params, body }) =>
  updateUser(ctx, caller, { ...params, ...body }),
);

export const DELETE = route(endpoints.deleteUser, ({ ctx, caller, params }) =>
  deleteUser(ctx, caller, params),
);
