import type { ClientInfo } from '../accounts/sessions/client-info.ts';
import { hasAnyUser } from '../accounts/sign-up/has-any-user.ts';
import type { Context } from '../context/context.ts';
import type { SetUpWorkspace } from '../contract/admin/workspace.ts';
import { AppError } from '../use-case/app-error.ts';
import { readWorkspaceSettings, writeWorkspaceSettings } from '../workspace/workspace-settings.ts';
import { signUp } from './join-workspace.ts';

/**
 * The first run: makes the first account, which looks after the workspace, and gives the workspace its name and who may
 * join it. Resolves to the session. Of two who do so at once the second throws `signup_closed`, or joins as a member
 * where everyone may, and changes nothing. Throws as an account does that is made.
 */
export async function setUpWorkspace(
  ctx: Context,
  client: ClientInfo,
  { workspace, ...account }: SetUpWorkspace,
): Promise<{ sessionId: string }> {
  if (await hasAnyUser(ctx)) throw new AppError('signup_closed');
  const { user, sessionId } = await signUp(ctx, client, account);
  const { setByEnvironment } = await readWorkspaceSettings(ctx);
  const { signUp: mode, name } = workspace;
  if (user.role === 'admin')
    await writeWorkspaceSettings(ctx, {
      name,
      ...(mode === undefined || setByEnvironment.includes('signUp') ? {} : { signUp: mode }),
    });
  return { sessionId };
}
