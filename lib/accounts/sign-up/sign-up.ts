import type { Context } from '../../context/context.ts';
import type { Me, SignUp } from '../../contract/accounts/account.ts';
import type { ClientInfo } from '../sessions/client-info.ts';
import { openSession } from '../sessions/open-session.ts';
import { createAccount } from './create-account.ts';

/** A new account, signed in at once. Throws as {@link createAccount} does. */
export async function signUp(
  ctx: Context,
  client: ClientInfo,
  input: SignUp,
): Promise<{ user: Me; sessionId: string }> {
  const user = await createAccount(ctx, client, input);
  return { user, sessionId: await openSession(ctx, client, user.id) };
}
