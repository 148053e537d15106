import { findCallerBySession } from '../accounts/sessions/find-caller-by-session.ts';
import type { From } from '../accounts/sessions/from.ts';
import { readSessionId } from '../accounts/sessions/session-cookie.ts';
import { findCallerByToken } from '../accounts/tokens/find-caller-by-token.ts';
import type { Context } from '../context/context.ts';
import type { Caller } from '../use-case/caller.ts';

/** The header in which `server.ts` puts the address it saw; what a client sends under this name is thrown away. */
export const CLIENT_ADDRESS_HEADER = 'x-parley-client-address';

/** Where a request comes from, as far as limits and the list of devices need it. */
export function fromOf(headers: Headers): From {
  return {
    address: headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown',
    device: (headers.get('user-agent') ?? '').slice(0, 300),
  };
}

/** How a caller is known: by the cookie of a browser or by a token of a program. */
export interface KnownCaller {
  readonly caller: Caller;
  readonly by: 'cookie' | 'token';
}

/** The caller of these headers; null when there is none, or when the session or token has ended. */
export async function callerOf(ctx: Context, headers: Headers): Promise<KnownCaller | null> {
  const token = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token !== undefined) {
    const caller = await findCallerByToken(ctx, token);
    return caller && { caller, by: 'token' };
  }
  const sessionId = await readSessionId(ctx, headers.get('cookie') ?? '');
  const caller = sessionId === null ? null : await findCallerBySession(ctx, sessionId);
  return caller && { caller, by: 'cookie' };
}
