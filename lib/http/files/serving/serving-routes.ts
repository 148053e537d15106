import { readEnds } from '../../../accounts/callers/read-ends.ts';
import type { Context } from '../../../context/context.ts';
import { processState } from '../../../context/process-state.ts';
import { endpoints } from '../../../contract/endpoints/endpoints.ts';
import {
  mayStillRead,
  type ReadableFile,
  readFile,
  readThumbnail,
} from '../../../messages/files/read-file.ts';
import { AppError } from '../../../use-case/app-error.ts';
import type { Caller } from '../../../use-case/caller.ts';
import { type RawCall, rawRoute } from '../../raw/raw-route.ts';
import { isTus } from '../tus.ts';
import { sendFile } from './send-file.ts';

/** Files that one person receives at once: more than a page ever asks for, and few enough to keep open. */
const AT_ONCE = 100;
const RETRY_AFTER_SECONDS = 5;

type Find = (ctx: Context, caller: Caller, which: { readonly id: string }) => Promise<ReadableFile>;
type Call = Pick<RawCall<typeof endpoints.getFile>, 'ctx' | 'caller' | 'params' | 'request' | 'response'>;

/** What is received now, by person. */
const receiving = processState('files being received', () => new Map<string, number>());

function answerWith(find: Find) {
  return async ({ ctx, caller, params, request, response }: Call): Promise<null> => {
    const file = await find(ctx, caller, params);
    const counts = receiving(ctx);
    const count = counts.get(caller.userId) ?? 0;
    if (count >= AT_ONCE) throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    counts.set(caller.userId, count + 1);
    try {
      await sendFile({ request, response }, file, () => mayGoOn(ctx, caller, params));
    } finally {
      const left = (counts.get(caller.userId) ?? 1) - 1;
      if (left > 0) counts.set(caller.userId, left);
      else counts.delete(caller.userId);
    }
    return null;
  };
}

/** Whether who receives a file is still signed in, and may still read it. */
async function mayGoOn(ctx: Context, caller: Caller, which: { readonly id: string }): Promise<boolean> {
  const [end = null] = await readEnds(ctx, [caller]);
  return end !== null && (await mayStillRead(ctx, caller, which));
}

const asHead = { method: 'HEAD' } as const;

/** The bytes of files and of their thumbnails. */
export const servingRoutes = [
  rawRoute(endpoints.getFile, answerWith(readFile), { isAskedOften: true }),
  rawRoute({ ...endpoints.getFile, ...asHead }, answerWith(readFile), {
    isAskedOften: true,
    isFor: (request) => !isTus(request),
  }),
  rawRoute(endpoints.getThumbnail, answerWith(readThumbnail), { isAskedOften: true }),
  rawRoute({ ...endpoints.getThumbnail, ...asHead }, answerWith(readThumbnail), { isAskedOften: true }),
];
