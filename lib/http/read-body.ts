import { parseJson } from '../contract/values/parse-json.ts';
import { AppError } from '../use-case/app-error.ts';

/** The largest JSON body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** The media type of a body, without its parameters; empty when none is named. */
export function mediaTypeOf(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The encoding of the body as its sender named it; null if it did not. */
export function charsetOf(request: Request): string | null {
  const type = request.headers.get('content-type') ?? '';
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? null;
}

/** The body as JSON. Throws `unsupported_media_type`, `too_large` or `malformed`. */
export async function readJson(request: Request): Promise<unknown> {
  const type = mediaTypeOf(request);
  if (type !== 'application/json' && type !== 'application/merge-patch+json')
    throw new AppError('unsupported_media_type', {
      errors: [{ path: 'content-type', message: 'Send the body as application/json.' }],
    });
  const bytes = await readBytes(request, BODY_LIMIT);
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('malformed');
  }
}

interface BodyLimits {
  /** How long the whole of it may take to arrive, in milliseconds. */
  readonly withinMs?: number;
  /** Called with the size of each part as it arrives; what it throws ends the reading. */
  readonly hold?: (bytes: number) => void;
}

/** The body, read only as far as `limit` bytes. Throws `too_large` beyond, and `too_slow` when it does not arrive in time. */
export async function readBytes(
  request: Request,
  limit: number,
  { withinMs, hold }: BodyLimits = {},
): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new AppError('too_large');
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  let isLate = false;
  // Cancelling ends the read that waits, as the end of the body would.
  const giveUp = () => {
    isLate = true;
    reader.cancel().catch(() => undefined);
  };
  const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > limit) throw new AppError('too_large');
      hold?.(part.value.length);
      chunks.push(part.value);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw new AppError('too_slow');
  return Buffer.concat(chunks);
}
