import { Readable } from 'node:stream';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { exportMyData } from '@/lib/my-data/export-my-data.ts';

export const GET = route(endpoints.exportMyData, async ({ ctx, caller }) => {
  const zip = Readable.toWeb(await exportMyData(ctx, caller)) as ReadableStream<Uint8Array>;
  return Answer.bytes(zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="parley-my-data.zip"',
    },
  });
});
