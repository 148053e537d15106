import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { testPush } from '@/lib/notices/test-push.ts';

export const POST = route(endpoints.testPush, ({ ctx, caller }) => testPush(ctx, caller));
