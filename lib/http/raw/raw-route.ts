import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../../context/context.ts';
import { type Endpoint, type ParamsOf, statusOf } from '../../contract/endpoints/endpoint.ts';
import type { Caller } from '../../use-case/caller.ts';
import { admit } from '../admit-caller.ts';
import { type Answer, problemResponse, responseOf } from '../answer.ts';
import { callerOf, recentCallerOf } from '../caller.ts';
import { replyTo } from '../reply.ts';
import { sendResponse } from '../send-response.ts';
import { drain } from './drain.ts';

const ROOT = '/api/v1';

/** What a raw route is called with. */
export interface RawCall<E extends Endpoint> {
  readonly ctx: Context;
  /** Null where no one needs to be signed in. */
  readonly caller: E extends { readonly access: 'public' } ? null : Caller;
  readonly params: ParamsOf<E>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What a refusal says besides, in its headers. */
type RefusalHeaders = (request: IncomingMessage, thrown: unknown) => Readonly<Record<string, string>>;

/** An endpoint whose bytes go between socket and disk without the framework. */
export interface RawRoute {
  readonly endpoint: Endpoint;
  /** The parameters of its path when this request is for it, else null. */
  match(request: IncomingMessage): Readonly<Record<string, string>> | null;
  run(call: RawCall<Endpoint>): Promise<Answer<unknown> | null>;
  readonly refusalHeaders: RefusalHeaders;
  readonly findCaller: typeof callerOf;
}

interface RawOptions {
  /** Leaves a request to others when it answers false. */
  readonly isFor?: (request: IncomingMessage) => boolean;
  /** A page asks for it dozens of times at once: its caller is the one of the last second. */
  readonly isAskedOften?: boolean;
  readonly refusalHeaders?: RefusalHeaders;
}

/**
 * As `route`, for bytes: caller, origin and limits are checked in the same way; the body is read, and an answer that is no
 * JSON written, by `run` itself, which then resolves to null. It waits for no turn.
 */
export function rawRoute<const E extends Endpoint>(
  endpoint: E,
  run: (call: RawCall<E>) => Promise<Answer<unknown> | null>,
  { isFor = () => true, isAskedOften = false, refusalHeaders = () => ({}) }: RawOptions = {},
): RawRoute {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`^${ROOT}${endpoint.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
  return {
    endpoint,
    refusalHeaders,
    findCaller: isAskedOften ? recentCallerOf : callerOf,
    match(request) {
      const parts = pattern.exec(request.url?.split('?', 1)[0] ?? '');
      if (!parts || request.method !== endpoint.method || !isFor(request)) return null;
      return Object.fromEntries(
        names.map((name, index) => [name, decodeURIComponent(parts[index + 1] ?? '')]),
      );
    },
    // What `answerRaw` calls it with is made from this endpoint; the compiler cannot follow that through `E`.
    run: (call) => run(call as unknown as RawCall<E>),
  };
}

/** Answers a request for one of these routes. Resolves to false for every other request. */
export async function answerRaw(
  ctx: Context,
  routes: readonly RawRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  for (const route of routes) {
    const params = route.match(request);
    if (params === null) continue;
    await answer(ctx, route, { params, request, response });
    return true;
  }
  return false;
}

type Asked = Pick<RawCall<Endpoint>, 'params' | 'request' | 'response'>;

async function answer(ctx: Context, route: RawRoute, asked: Asked): Promise<void> {
  const { request, response } = asked;
  const headers = headersOf(request);
  try {
    const caller = await admit(ctx, route.endpoint, headers, route.findCaller);
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    // Null is the caller of a public endpoint only.
    if (request.headers.expect !== undefined) continueWhenRead(request, response);
    const call = { ...asked, ctx, headers, query, caller: caller as Caller };
    const made = await route.run(call);
    if (made) await sendResponse(response, responseOf(made, statusOf(route.endpoint)));
  } catch (thrown) {
    await refuse(ctx, route, { request, response, thrown });
  }
  drain(request);
}

/** A client that asks first is told to go on once its body is wanted. */
function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  request.once('resume', () => {
    if (!response.headersSent) response.writeContinue();
  });
}

interface Refused {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly thrown: unknown;
}

async function refuse(
  ctx: Context,
  { refusalHeaders }: RawRoute,
  { request, response, thrown }: Refused,
): Promise<void> {
  // Who is gone needs no answer, and half an answer cannot be taken back.
  if (response.headersSent || response.destroyed) {
    ctx.log.debug({ err: thrown }, 'an answer broke off');
    response.destroy();
    return;
  }
  const problem = problemResponse(replyTo(thrown, ctx.log));
  for (const [name, value] of Object.entries(refusalHeaders(request, thrown)))
    problem.headers.set(name, value);
  await sendResponse(response, problem);
}

function headersOf({ headers }: IncomingMessage): Headers {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) sent.append(name, each);
  }
  return sent;
}
