import { deleteRoom } from '@/lib/admin/rooms/delete-room.ts';
import { updateAdminRoom } from '@/lib/admin/rooms/update-admin-room.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PATCH = route(endpoints.updateAdminRoom, ({ ctx, caller, params, body }) =>
  updateAdminRoom(ctx, caller, { ...params, ...body }),
);

export const DELETE = route(endpoints.deleteAdminRoom, ({ ctx, caller, params }) =>
  deleteRoom(ctx, caller, params),
);
