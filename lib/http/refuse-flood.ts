import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context/context.ts';
import { addressKey } from '../limits/address-key.ts';
import { admitCall, type CallKey, requireCallLeft } from '../limits/call-limit.ts';
import { problemResponse } from './answer.ts';
import { CLIENT_ADDRESS_HEADER, clientInfoOf } from './client-info.ts';
import { credentialOf, personOfCredential } from './recent-callers.ts';
import { type Reply, replyTo } from './reply.ts';

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
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
    return true;
  }
}

function admit(ctx: Limited, { method, headers }: IncomingMessage, isApi: boolean): void {
  const sent = new Headers();
  for (const name of ['authorization', 'cookie', CLIENT_ADDRESS_HEADER]) {
    const value = headers[name];
    if (typeof value === 'string') sent.set(name, value);
  }
  const credential = credentialOf(ctx.env, sent);
  const person = personOfCredential(credential);
  const key: CallKey =
    person === null ? `address:${addressKey(clientInfoOf(sent).address)}` : `person:${person}`;
  if (!isApi) admitCall(ctx, key, method === 'GET' || method === 'HEAD' ? 0 : FORM_MARGIN);
  // A session cookie that is new to this process may be a person's: the route finds out.
  else if (person !== null || credential?.by !== 'cookie') requireCallLeft(ctx, key);
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
