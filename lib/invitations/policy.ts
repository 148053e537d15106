import type { WorkspaceSettings } from '../contract/admin/workspace.ts';
import type { Caller } from '../use-case/caller.ts';

type Rules = Pick<WorkspaceSettings, 'signUp' | 'invitedBy'>;

/** Why a person cannot invite others now, as what `role` says; null when they can. */
export function whyNoInvitation(
  { signUp, invitedBy }: Rules,
  caller: Pick<Caller, 'role'>,
  role: 'member' | 'admin' = 'member',
): 'signup_closed' | 'forbidden' | null {
  if (signUp === 'closed') return 'signup_closed';
  const isAllowed = caller.role === 'admin' || (role === 'member' && invitedBy === 'everyone');
  return isAllowed ? null : 'forbidden';
}
