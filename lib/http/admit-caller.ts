import type { Context } from '../context/context.ts';
import { addressKey } from '../limits/address-key.ts';
import { admitCall, type CallKey, requireCallLeft } from '../limits/call-limit.ts';
import { callerOf, type KnownCaller } from './caller.ts';
import { clientInfoOf } from './client-info.ts';
import { credentialOf, personOfCredential } from './recent-callers.ts';

/**
 * The caller of these headers, whose call is counted; null when there is none: then it is counted for the address. Throws
 * `rate_limited`, where it can before the store is asked.
 */
export async function admitCaller(ctx: Context, headers: Headers): Promise<KnownCaller | null> {
  const credential = credentialOf(ctx.env, headers);
  const before = personOfCredential(credential);
  if (before !== null) admitCall(ctx, `person:${before}`);
  // Anyone can make up tokens; a session cookie that can be read was made here.
  else if (credential?.by === 'token') requireCallLeft(ctx, addressOf(headers));
  const known = await callerOf(ctx, headers);
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
