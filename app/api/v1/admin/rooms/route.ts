import { listAdminRooms } from '@/lib/admin/rooms/list-admin-rooms.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listAdminRooms, ({ ctx, caller, query }) =>
  listAdminRooms(ctx, caller, query),
);
