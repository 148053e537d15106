import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { listBlocks } from '@/lib/conversations/direct/list-blocks.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listBlocks, ({ ctx, caller }) => listBlocks(ctx, caller));
