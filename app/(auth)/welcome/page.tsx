import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { hasAnyUser } from '@/lib/accounts/sign-up/has-any-user.ts';
import { canRestoreHere } from '@/lib/backup/welcome/restoring.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { readWorkspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { RestoreForm } from '../../_auth/restore-form.tsx';
import { WelcomeForm } from '../../_auth/welcome-form.tsx';

export const metadata: Metadata = { title: 'Welcome' };

/** The first run: what Parley is, the name of the workspace, who may join, and the first account; or a backup of another one. */
export default async function WelcomePage() {
  const { ctx } = await optionalCaller();
  if (await hasAnyUser(ctx)) redirect('/');
  const { setByEnvironment } = await readWorkspaceSettings(ctx);
  return (
    <>
      <h1 className="font-title text-28 mb-2 font-semibold">Welcome to Parley</h1>
      <p className="text-16 text-ink-2 mb-6">
        One address book and one messenger for everyone here, live, on this machine. You are the first, so you
        will look after it.
      </p>
      <WelcomeForm asksWhoMayJoin={!setByEnvironment.includes('signUp')} />
      {canRestoreHere(ctx.env) && <RestoreForm />}
    </>
  );
}
