import type { ErrorCode } from '../contract/errors.ts';
import type { Env } from '../process/env.ts';
import type { Caller } from '../use-case/caller.ts';

/** Why no one may join now, or null when they may. The first account of a workspace is always let in: it has no one to ask. */
export function whyNoSignUp(signUp: Env['SIGNUP'], isFirst: boolean): ErrorCode | null {
  if (isFirst || signUp === 'open') return null;
  return signUp === 'invite' ? 'invitation_required' : 'signup_closed';
}

/** A session or token belongs to its owner only: the filter that finds one for the caller, or nothing. */
export function ownedBy(caller: Pick<Caller, 'userId'>, id: string): { _id: string; userId: string } {
  return { _id: id, userId: caller.userId };
}
