import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context/context.ts';
import { addressKey } from '../limits/address-key.ts';
import { admitCall, type CallKey, requireCallLeft } from '../limits/call-limit.ts';
import { inTurn } from '../limits/turns.ts';
import { isAppError } from '../use-case/app-error.ts';
import { problemResponse } from './answer.ts';
import { CLIENT_ADDRESS_HEADER, clientInfoOf } from './client-info.ts';
import { type Credential, credentialOf, personOfCredential } from './recent-callers.ts';
import { type Reply, replyTo } from './reply.ts';
import { sendResponse } from './send-response.ts';

type Limited = Pick<Context, 'env' | 'bus' | 'log'>;

/**
 * A form is counted by its action, which says so in the form when it is one too many; what is sent to a page and is no
 * action would be counted nowhere. So forms are counted here, too, but refused only so many later.
 */
const FORM_MARGIN = 100;

/**
 * Answers 429 before the framework sees the request of whoever calls too often: a refusal by a route costs as much as a
 * small answer. Requests for pages are counted here, and calls of the REST API by their route, which knows the caller for
 * sure. Resolves to false for a request that goes on.
 */
export async function refuseFlood(
  ctx: Limited,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = request.url ?? '/';
  if (!ctx.env.RATE_LIMITS || path.startsWith('/_next/')) return false;
  const isApi = path.startsWith('/api/v1/');
  try {
    admit(ctx, request, isApi);
    return false;
  } catch (thrown) {
    const answer = isApi ? problemResponse(replyTo(thrown, ctx.log)) : pageRefusal(replyTo(thrown, ctx.log));
    await sendResponse(response, answer);
    return true;
  }
}

/**
 * Lets the framework answer a request for a page in the turn of its person, or of its address where no one is known; 429
 * when too many of theirs wait. A call of the REST API takes its turn in its route, and the form of a stranger,
 * which signs in or up and may take long, has limits of its own.
 */
export async function answerInTurn(
  ctx: Limited,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  const path = request.url ?? '/';
  const { key, person } = callerKeyOf(ctx, request);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (path.startsWith('/_next/') || path.startsWith('/api/v1/') || (person === null && !isRead))
    return await work();
  try {
    await inTurn(ctx, key, async () => {
      if (!response.destroyed) await work();
    });
  } catch (thrown) {
    if (!isAppError(thrown) || response.headersSent) throw thrown;
    await sendResponse(response, pageRefusal(replyTo(thrown, ctx.log)));
  }
}

function admit(ctx: Limited, request: IncomingMessage, isApi: boolean): void {
  const { key, person, credential } = callerKeyOf(ctx, request);
  const { method } = request;
  if (!isApi) admitCall(ctx, key, method === 'GET' || method === 'HEAD' ? 0 : FORM_MARGIN);
  // A session cookie that is new to this process may be a person's: the route finds out.
  else if (person !== null || credential?.by !== 'cookie') requireCallLeft(ctx, key);
}

interface CallerKey {
  readonly key: CallKey;
  readonly person: string | null;
  readonly credential: Credential | null;
}

/** Whom a request is counted for: the person whose credential it shows, as far as that is known here, or its address. */
function callerKeyOf(ctx: Limited, { headers }: IncomingMessage): CallerKey {
  const sent = new Headers();
  for (const name of ['authorization', 'cookie', CLIENT_ADDRESS_HEADER]) {
    const value = headers[name];
    if (typeof value === 'string') sent.set(name, value);
  }
  const credential = credentialOf(ctx.env, sent);
  const person = personOfCredential(credential);
  const key: CallKey =
    person === null ? `address:${addressKey(clientInfoOf(sent).address)}` : `person:${person}`;
  return { key, person, credential };
}

function pageRefusal({ message, retryAfterSeconds = 1 }: Reply): Response {
  return new Response(`${message}\n`, {
    status: 429,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(Math.ceil(retryAfterSeconds)),
      connection: 'close',
    },
  });
}
