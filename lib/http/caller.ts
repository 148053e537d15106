import { provenCaller } from '../accounts/callers/proven-callers.ts';
import { findCallerBySession } from '../accounts/sessions/find-caller-by-session.ts';
import { readSessionId } from '../accounts/sessions/session-cookie.ts';
import { findCallerByToken, type TokenPurpose } from '../accounts/tokens/find-caller-by-token.ts';
import type { Context } from '../context/context.ts';
import type { Caller } from '../use-case/caller.ts';
import { clientInfoOf } from './client-info.ts';
import { bearerOf, credentialOf, rememberPerson } from './recent-callers.ts';

/** How a caller is known: by the cookie of a browser or by a token of a program. */
export interface KnownCaller {
  readonly caller: Caller;
  readonly by: 'cookie' | 'token';
}

/**
 * The caller of these headers; null when there is none, or when the session or token has ended. A token for one purpose
 * counts where that is named.
 */
export async function callerOf(
  ctx: Context,
  headers: Headers,
  purpose?: TokenPurpose,
): Promise<KnownCaller | null> {
  const found = await findCaller(ctx, headers, purpose);
  const { address } = clientInfoOf(headers);
  const known = found && { ...found, caller: { ...found.caller, address } };
  rememberPerson(credentialOf(ctx.env, headers), known?.caller.userId ?? null);
  return known;
}

/** As {@link callerOf}, for what a page asks for dozens of times at once: as the store said within the last second. */
export async function recentCallerOf(ctx: Context, headers: Headers): Promise<KnownCaller | null> {
  const credential = credentialOf(ctx.env, headers);
  if (credential === null) return null;
  const known = await provenCaller(ctx, credential.hash, () => callerOf(ctx, headers));
  const { address } = clientInfoOf(headers);
  return known && { ...known, caller: { ...known.caller, address } };
}

async function findCaller(
  ctx: Context,
  headers: Headers,
  purpose: TokenPurpose | undefined,
): Promise<KnownCaller | null> {
  const token = bearerOf(headers);
  if (token !== null) {
    const caller = await findCallerByToken(ctx, token, purpose);
    return caller && { caller, by: 'token' };
  }
  const sessionId = await readSessionId(ctx, headers.get('cookie') ?? '');
  const caller = sessionId === null ? null : await findCallerBySession(ctx, sessionId);
  return caller && { caller, by: 'cookie' };
}
