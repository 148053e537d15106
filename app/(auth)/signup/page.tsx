import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { whyNoSignUp } from '@/lib/accounts/policy.ts';
import { hasAnyUser } from '@/lib/accounts/sign-up/has-any-user.ts';
import { errorTable } from '@/lib/contract/errors.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { readWorkspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { nextPathOf, withNext } from '../../_auth/next-path.ts';
import { SignUpForm } from '../../_auth/sign-up-form.tsx';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const next = nextPathOf(await searchParams);
  const { ctx, caller } = await optionalCaller();
  if (caller) redirect('/');
  const isFirst = !(await hasAnyUser(ctx));
  const { name, signUp } = await readWorkspaceSettings(ctx);
  const refusal = whyNoSignUp(signUp, isFirst);
  const login = withNext('/login', next);
  return (
    <>
      <h1 className="font-title text-28 mb-2 font-semibold">
        {isFirst ? 'Create your account' : `Join ${name}`}
      </h1>
      <p className="text-16 text-ink-2 mb-6">{refusal ? errorTable[refusal].message : welcome(isFirst)}</p>
      {!refusal && <SignUpForm next={next} login={login} />}
      <p className="text-14 text-ink-2 mt-6">
        Have an account?{' '}
        <Link href={login} className="text-brand-text font-medium underline">
          Sign in
        </Link>
      </p>
    </>
  );
}

function welcome(isFirst: boolean): string {
  return isFirst
    ? 'You are the first here, so you will look after this workspace.'
    : 'Contacts and conversations, live for everyone here.';
}
