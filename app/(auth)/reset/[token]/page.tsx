import type { Metadata } from 'next';
import { findResetUser } from '@/lib/accounts/password-change/reset-password.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { ResetForm } from '../../../_auth/reset-form.tsx';

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

/** A new password by a one-use link. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params;
  const { ctx } = await optionalCaller();
  const user = await findResetUser(ctx, token);
  return (
    <>
      <h1 className="font-title text-28 mb-2 font-semibold">Set a new password</h1>
      {user ? (
        <>
          <p className="text-16 text-ink-2 mb-6">
            For @{user.username}. Every browser and program that is signed in is signed out.
          </p>
          <ResetForm token={token} />
        </>
      ) : (
        <p className="text-16 text-ink-2">
          This link was used, or its hour is over. Ask an administrator of this workspace for a new one.
        </p>
      )}
    </>
  );
}
