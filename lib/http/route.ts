import type { z } from 'zod';
import type { From } from '../accounts/sessions/from.ts';
import type { Context } from '../context/context.ts';
import { getRuntime } from '../context/runtime.ts';
import { errorTable } from '../contract/errors.ts';
import { AppError, isAppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { callerOf, fromOf } from './caller.ts';
import { isOwnOrigin } from './origin.ts';
import { type Reply, replyTo } from './reply.ts';

/** The largest JSON body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

export interface RouteAnswer {
  /** 200 when left out, or 204 without a body. */
  readonly status?: number;
  readonly body?: unknown;
  /** An answer that is no JSON: its bytes, perhaps as a stream; `headers` say what they are. */
  readonly bytes?: BodyInit | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The named parts of the address; `id` is empty where an address has none. */
type Params = Readonly<Record<string, string>> & { readonly id: string };

interface RouteArgs<I, Q, C> {
  readonly ctx: Context;
  readonly caller: C;
  readonly params: Params;
  readonly query: Q;
  readonly body: I;
  readonly from: From;
  readonly request: Request;
}

interface RouteDefinition<I, Q, C> {
  /** The query parameters; none are taken when left out. */
  readonly query?: z.ZodType<Q>;
  /** The JSON body; none is read when left out. */
  readonly body?: z.ZodType<I>;
  readonly run: (args: RouteArgs<I, Q, C>) => Promise<RouteAnswer>;
}

/** What Next gives beside the request: a `[...rest]` part of an address is a list, and an address without parts has none. */
interface Address {
  readonly params: Promise<Readonly<Record<string, string | string[]>> | undefined>;
}

/** A door with what it takes, so that the published description is made of the very schemas that requests meet. */
export type Handler = ((request: Request, address: Address) => Promise<Response>) & {
  readonly takes: { readonly query?: z.ZodType; readonly body?: z.ZodType; readonly isPublic: boolean };
};

/** An HTTP door for somebody signed in: caller, origin, body and query are checked here, rights in the use case. */
export function route<I = undefined, Q = undefined>(definition: RouteDefinition<I, Q, Caller>): Handler {
  const handle = (request: Request, address: Address) =>
    respond(request, async (ctx) => {
      const known = await callerOf(ctx, request.headers);
      if (!known) throw new AppError('unauthenticated');
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
      if (known.by === 'cookie' && isWrite && !isOwnOrigin(ctx.env, request.headers))
        throw new AppError('foreign_origin');
      return await definition.run({
        ...(await read(definition, ctx, request, address)),
        caller: known.caller,
      });
    });
  return Object.assign(handle, { takes: takenBy(definition, false) });
}

/** An HTTP door that needs no sign-in. */
export function publicRoute<I = undefined, Q = undefined>(definition: RouteDefinition<I, Q, null>): Handler {
  const handle = (request: Request, address: Address) =>
    respond(request, async (ctx) =>
      definition.run({ ...(await read(definition, ctx, request, address)), caller: null }),
    );
  return Object.assign(handle, { takes: takenBy(definition, true) });
}

function takenBy<I, Q, C>({ query, body }: RouteDefinition<I, Q, C>, isPublic: boolean): Handler['takes'] {
  return { ...(query ? { query } : {}), ...(body ? { body } : {}), isPublic };
}

async function read<I, Q, C>(
  definition: RouteDefinition<I, Q, C>,
  ctx: Context,
  request: Request,
  address: Address,
): Promise<Omit<RouteArgs<I, Q, C>, 'caller'>> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return {
    ctx,
    request,
    params: { id: '', ...textParts(await address.params) },
    from: fromOf(request.headers),
    query: definition.query ? await definition.query.parseAsync(query) : (undefined as Q),
    body: definition.body ? await definition.body.parseAsync(await readJson(request)) : (undefined as I),
  };
}

function textParts(params: Awaited<Address['params']>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).filter((part): part is [string, string] => !Array.isArray(part[1])),
  );
}

/** The body as JSON. Throws `unsupported_media_type`, `too_large` or `malformed`. */
async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/merge-patch+json')
    throw new AppError('unsupported_media_type');
  const bytes = await readBytes(request, BODY_LIMIT);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
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

async function respond(request: Request, work: (ctx: Context) => Promise<RouteAnswer>): Promise<Response> {
  const { ctx } = getRuntime();
  try {
    const { body, bytes, headers, status = body === undefined && !bytes ? 204 : 200 } = await work(ctx);
    return new Response(body === undefined ? (bytes ?? null) : JSON.stringify(body), {
      status,
      headers: {
        ...STANDARD_HEADERS,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
  } catch (thrown) {
    if (!isAppError(thrown)) ctx.log.debug({ path: new URL(request.url).pathname }, 'a route threw');
    return problem(replyTo(thrown, ctx.log));
  }
}

const STANDARD_HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  // Data is never a page, whatever stands in it.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** A refusal as RFC 9457 problem+json. */
function problem({ code, message, errors, retryAfterSeconds, contact }: Reply): Response {
  const { status } = errorTable[code];
  return new Response(
    JSON.stringify({ type: 'about:blank', title: message, status, code, errors, contact }),
    {
      status,
      headers: {
        ...STANDARD_HEADERS,
        'content-type': 'application/problem+json',
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
      },
    },
  );
}
