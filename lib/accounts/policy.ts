import type { SignUpMode } from '../contract/admin/workspace.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { Caller } from '../use-case/caller.ts';
import type { UserDoc } from './users.ts';

/** Why no one may join now, or null when they may. The first account of a workspace is always let in: it has no one to ask. */
export function whyNoSignUp(signUp: SignUpMode, isFirst: boolean): ErrorCode | null {
  if (isFirst || signUp === 'open') return null;
  return signUp === 'invite' ? 'invitation_required' : 'signup_closed';
}

/** Why a person whose password was right cannot come in by an API token, or null when they can. */
export function whyNoAccess({ state }: Pick<UserDoc, 'state'>): ErrorCode | null {
  if (state === undefined) return null;
  return state === 'suspended' ? 'account_suspended' : 'account_closed';
}

/** Only people whose account is in use: for filters of those that can be found, written to and signed in. */
export const inUse = { state: { $exists: false } } as const;

/** A session or token belongs to its owner only: the filter that finds one for the caller, or nothing. */
export function ownedBy(caller: Pick<Caller, 'userId'>, id: string): { _id: string; userId: string } {
  return { _id: id, userId: caller.userId };
}
