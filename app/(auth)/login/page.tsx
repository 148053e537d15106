import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { whyNoSignUp } from '@/lib/accounts/policy.ts';
import { hasAnyUser } from '@/lib/accounts/sign-up/has-any-user.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { readWorkspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { LoginForm } from '../../_auth/login-form.tsx';
import { nextPathOf, withNext } from '../../_auth/next-path.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const search = await searchParams;
  const next = nextPathOf(search);
  const { ctx, caller } = await optionalCaller();
  if (caller) redirect('/');
  const isEmpty = !(await hasAnyUser(ctx));
  const { name, signUp } = await readWorkspaceSettings(ctx);
  const canJoin = whyNoSignUp(signUp, false) === null;
  return (
    <>
      <h1 className="font-title text-28 mb-6 font-semibold">Sign in to {name}</h1>
      {search.reset === 'done' && (
        <p role="status" className="rounded-control bg-selected text-14 mb-4 px-3 py-2">
          Your new password is set. Sign in with it.
        </p>
      )}
      <LoginForm next={next} />
      <p className="text-14 text-ink-2 mt-6">
        {isEmpty ? (
          <>
            There are no accounts here yet.{' '}
            <Link href="/welcome" className="text-brand-text font-medium underline">
              Create the first
            </Link>
          </>
        ) : (
          <>
            {canJoin && (
              <>
                New here?{' '}
                <Link href={withNext('/signup', next)} className="text-brand-text font-medium underline">
                  Create an account
                </Link>
                .{' '}
              </>
            )}
            Forgot your password{canJoin ? '' : ', or no account yet'}? Ask an administrator of this workspace
            for a link.
          </>
        )}
      </p>
    </>
  );
}
