import type { z } from 'zod';
import type { ClientInfo } from '../accounts/sessions/client-info.ts';
import type { Context } from '../context/context.ts';
import { getRuntime } from '../context/runtime.ts';
import { type AnswerOf, type Endpoint, type ParamsOf, statusOf } from '../contract/endpoints/endpoint.ts';
import { inTurn } from '../limits/turns.ts';
import { AppError, isAppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { admit, admitCaller } from './admit-caller.ts';
import { type Answer, problemResponse, responseOf } from './answer.ts';
import { clientInfoOf } from './client-info.ts';
import { readJson } from './read-body.ts';
import { replyTo } from './reply.ts';

/** What Next gives beside the request: a `[...rest]` part of an address is a list, and an address without parts has none. */
interface Address {
  readonly params: Promise<Readonly<Record<string, string | string[]>> | undefined>;
}

/** What Next calls for one method of an address. */
export type Handler = (request: Request, address: Address) => Promise<Response>;

interface RouteArgs<E extends Endpoint> {
  readonly ctx: Context;
  /** Null where no one needs to be signed in. */
  readonly caller: E extends { readonly access: 'public' } ? null : Caller;
  readonly params: E extends { readonly params: z.ZodType<infer P> } ? P : ParamsOf<E>;
  readonly query: E extends { readonly query: z.ZodType<infer Q> } ? Q : undefined;
  readonly body: E extends { readonly body: z.ZodType<infer B> } ? B : undefined;
  readonly client: ClientInfo;
  readonly request: Request;
}

/** The body of the answer, or an {@link Answer} with a status, headers or bytes of its own. */
type Run<E extends Endpoint> = (args: RouteArgs<E>) => Promise<AnswerOf<E> | Answer<AnswerOf<E>>>;

interface RouteOptions {
  /** What it does waits for others in its own way, or reads a body first: it is not run in its caller's turn. */
  readonly hasOwnTurns?: boolean;
}

/**
 * The route of an endpoint: checks caller, origin, parameters, query and body here, and runs in the caller's turn; rights
 * are checked in the use case.
 */
export function route<const E extends Endpoint>(
  endpoint: E,
  run: Run<E>,
  { hasOwnTurns = false }: RouteOptions = {},
): Handler {
  return (request, address) =>
    respond(request, async (ctx) => {
      const caller = await admit(ctx, endpoint, request.headers);
      const { params, query, body } = endpoint;
      const parts = textParts(await address.params);
      const search = Object.fromEntries(new URL(request.url).searchParams);
      const args = {
        ctx,
        request,
        caller,
        params: params ? await params.parseAsync(parts) : parts,
        query: await query?.parseAsync(search),
        body: await body?.parseAsync(await readJson(request)),
        client: clientInfoOf(request.headers),
      };
      // The schemas of the endpoint are what its types are made of; the compiler cannot follow that through `E`.
      const work = async () => responseOf(await run(args as unknown as RouteArgs<E>), statusOf(endpoint));
      return caller === null || hasOwnTurns
        ? await work()
        : await inTurn(ctx, `person:${caller.userId}`, work);
    });
}

/** The route of an address that does not exist: it answers as a thing that is not there. */
export const missingRoute: Handler = (request) =>
  respond(request, async (ctx) => {
    await admitCaller(ctx, request.headers);
    throw new AppError('not_found');
  });

function textParts(params: Awaited<Address['params']>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).filter((part): part is [string, string] => !Array.isArray(part[1])),
  );
}

async function respond(request: Request, work: (ctx: Context) => Promise<Response>): Promise<Response> {
  const { ctx } = getRuntime();
  try {
    return await work(ctx);
  } catch (thrown) {
    if (!isAppError(thrown)) ctx.log.debug({ path: new URL(request.url).pathname }, 'a route threw');
    return problemResponse(replyTo(thrown, ctx.log));
  }
}
