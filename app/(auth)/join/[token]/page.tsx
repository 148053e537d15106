import type { Metadata } from 'next';
import Link from 'next/link';
import { getPerson } from '@/lib/accounts/people/get-person.ts';
import { optionalCaller } from '@/lib/http/page.ts';
import { previewInvitation } from '@/lib/invitations/preview-invitation.ts';
import { SignUpForm } from '../../../_auth/sign-up-form.tsx';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

/** Who invites into what, then the sign-up form. */
export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params;
  const { ctx, caller } = await optionalCaller();
  const invitation = await previewInvitation(ctx, token);
  const title = invitation ? `Join ${invitation.workspace}` : 'This invitation has ended';
  return (
    <>
      <h1 className="font-title text-28 mb-2 font-semibold">{title}</h1>
      {!invitation && (
        <p className="text-16 text-ink-2 mb-6">
          It was used up, or its time is over. Ask the person who sent it for a new one.
        </p>
      )}
      {invitation && (
        <p className="text-16 text-ink-2 mb-6">
          <bdi className="text-ink font-medium">{invitation.senderName}</bdi> invites you
          {invitation.role === 'admin' && ' as an administrator'}
          {invitation.rooms.length > 0 && <> into {invitation.rooms.join(', ')}</>}.
        </p>
      )}
      {caller ? (
        <p className="text-16 text-ink-2">
          You are signed in as {(await getPerson(ctx, caller, { id: caller.userId })).displayName}.{' '}
          <Link href="/" className="text-brand-text font-medium underline">
            Go on
          </Link>
        </p>
      ) : (
        <>
          {invitation && <SignUpForm next={undefined} login="/login" invitation={token} />}
          <p className="text-14 text-ink-2 mt-6">
            Have an account?{' '}
            <Link href="/login" className="text-brand-text font-medium underline">
              Sign in
            </Link>
          </p>
        </>
      )}
    </>
  );
}
