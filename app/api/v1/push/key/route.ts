import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { readVapidKeys } from '@/lib/workspace/vapid-keys.ts';

export const GET = route(endpoints.getPushKey, async ({ ctx }) => {
  const { publicKey } = await readVapidKeys(ctx);
  return { publicKey };
});
