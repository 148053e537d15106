import type { TokenPurpose } from '../accounts/tokens/find-caller-by-token.ts';
import type { Context } from '../context/context.ts';
import { type Endpoint, isWrite } from '../contract/endpoints/endpoint.ts';
import { addressKey } from '../limits/address-key.ts';
import { admitCall, type CallKey, requireCallLeft } from '../limits/call-limit.ts';
import { admitWrite } from '../limits/write-limit.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { callerOf, type KnownCaller } from './caller.ts';
import { clientInfoOf } from './client-info.ts';
import { isOwnOrigin } from './origin.ts';
import { credentialOf, personOfCredential } from './recent-callers.ts';

/** Finds whose headers these are; a token for one purpose counts where that is named. */
type FindCaller = (ctx: Context, headers: Headers, purpose?: TokenPurpose) => Promise<KnownCaller | null>;

/**
 * Who may use an endpoint now: the person who is signed in, or the program with a token; null where no one needs to be.
 * Throws `rate_limited`, `unauthenticated`, `not_found` where only administrators find something, `foreign_origin` or
 * `forbidden`.
 */
export async function admit(
  ctx: Context,
  endpoint: Endpoint,
  headers: Headers,
  find: FindCaller = callerOf,
): Promise<Caller | null> {
  if (endpoint.access === 'public') {
    admitStranger(ctx, headers);
    return null;
  }
  const known = await admitCaller(ctx, headers, (of, sent) => find(of, sent, endpoint.scope));
  if (!known) throw new AppError('unauthenticated');
  if (endpoint.access === 'admin' && known.caller.role !== 'admin') throw new AppError('not_found');
  if (known.by === 'cookie' && isWrite(endpoint) && !isOwnOrigin(ctx.env, headers))
    throw new AppError('foreign_origin');
  if (known.caller.scope === 'read' && isWrite(endpoint)) throw new AppError('forbidden');
  await admitWrite(ctx, endpoint, known.caller.userId);
  return known.caller;
}

/**
 * The caller of these headers, whose call is counted; null when there is none: then it is counted for the address. Throws
 * `rate_limited`, where it can before the store is asked.
 */
export async function admitCaller(
  ctx: Context,
  headers: Headers,
  find: FindCaller = callerOf,
): Promise<KnownCaller | null> {
  const credential = credentialOf(ctx.env, headers);
  const before = personOfCredential(credential);
  if (before !== null) admitCall(ctx, `person:${before}`);
  // Anyone can make up tokens; a session cookie that can be read was made here.
  else if (credential?.by === 'token') requireCallLeft(ctx, addressOf(headers));
  const known = await find(ctx, headers);
  if (!known) admitCall(ctx, addressOf(headers));
  else if (before === null) admitCall(ctx, `person:${known.caller.userId}`);
  return known;
}

/** Counts a call that needs no one to be signed in, for its address. Throws `rate_limited`. */
export function admitStranger(ctx: Context, headers: Headers): void {
  admitCall(ctx, addressOf(headers));
}

function addressOf(headers: Headers): CallKey {
  return `address:${addressKey(clientInfoOf(headers).address)}`;
}
