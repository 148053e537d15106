import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listFiles } from '@/lib/messages/files/list-files.ts';

export const GET = route(endpoints.listFiles, ({ ctx, caller, params, query }) =>
  listFiles(ctx, caller, { conversationId: params.id, ...query }),
);
