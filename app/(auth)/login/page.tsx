import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { whyNoSignUp } from '@/lib/accounts/policy.ts';
import { hasAnyUser } from '@/lib/accounts/sign-up/has-any-user.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { LoginForm } from '../../_auth/login-form.tsx';
import { nextPathOf, withNext } from '../../_auth/next-path.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const next = nextPathOf(await searchParams);
  const { ctx, caller } = await optionalCaller();
  if (caller) redirect('/');
  const isEmpty = !(await hasAnyUser(ctx));
  const canJoin = whyNoSignUp(ctx.env.SIGNUP, isEmpty) === null;
  return (
    <>
      <h1 className="font-title text-28 mb-6 font-semibold">{isEmpty ? 'Welcome' : 'Welcome back'}</h1>
      <LoginForm next={next} />
      <p className="text-14 text-ink-2 mt-6">
        {canJoin ? (
          <>
            {isEmpty ? 'There are no accounts here yet. ' : 'New here? '}
            <Link href={withNext('/signup', next)} className="text-brand-text font-medium underline">
              {isEmpty ? 'Create the first' : 'Create an account'}
            </Link>
          </>
        ) : (
          'No account, or no password that works? Ask the person who runs this workspace.'
        )}
      </p>
    </>
  );
}
