import type { Context } from '../../context/context.ts';
import type { Me, SignUp } from '../../contract/accounts/account.ts';
import type { From } from '../sessions/from.ts';
import { openSession } from '../sessions/open-session.ts';
import { createAccount } from './create-account.ts';

/** A new account, signed in at once. Throws as {@link createAccount} does. */
export async function signUp(
  ctx: Context,
  from: From,
  input: SignUp,
): Promise<{ user: Me; sessionId: string }> {
  const user = await createAccount(ctx, from, input);
  return { user, sessionId: await openSession(ctx, from, user.id) };
}
