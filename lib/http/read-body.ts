import { parseJson } from '../contract/values/parse-json.ts';
import { AppError } from '../use-case/app-error.ts';

/** The largest JSON body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** The media type of a body, without its parameters; empty when none is named. */
export function mediaTypeOf(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The body as JSON. Throws `unsupported_media_type`, `too_large` or `malformed`. */
export async function readJson(request: Request): Promise<unknown> {
  const type = mediaTypeOf(request);
  if (type !== 'application/json' && type !== 'application/merge-patch+json')
    throw new AppError('unsupported_media_type');
  const bytes = await readBytes(request, BODY_LIMIT);
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('malformed');
  }
}

/** The body, read only as far as `limit` bytes. Throws `too_large` beyond. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new AppError('too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new AppError('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
