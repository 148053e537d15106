import type { Metadata } from 'next';
import Link from 'next/link';
import { requireCaller } from '@/lib/http/page.ts';
import { listInvitations } from '@/lib/invitations/list-invitations.ts';
import { whyNoInvitation } from '@/lib/invitations/policy.ts';
import { readWorkspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { InvitationList } from '../../../_people/invitation-list.tsx';
import { InviteForm } from '../../../_people/invite-form.tsx';
import { PageColumn } from '../../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Invite people' };

/** Makes a link by which others join, and lists those that are open. `room`: the room it was asked for. */
export default async function InvitePage({ searchParams }: PageProps<'/people/invite'>) {
  const { room, first } = await searchParams;
  const { ctx, caller } = await requireCaller();
  const [invitations, { name, signUp, invitedBy }] = await Promise.all([
    listInvitations(ctx, caller, { limit: 50 }),
    readWorkspaceSettings(ctx),
  ]);
  const refusal = refusalOf(whyNoInvitation({ signUp, invitedBy }, caller), caller.role);
  return (
    <PageColumn title={first === undefined ? 'Invite people' : `${name} is ready`}>
      <p className="text-16 text-ink-2 mt-1">
        {refusal ??
          (first === undefined ? ABOUT : `${ABOUT} You can come back to this page from People at any time.`)}
      </p>
      {refusal === null && <InviteForm roomId={typeof room === 'string' ? room : undefined} />}
      <InvitationList seed={invitations} heading="Open invitations" />
      <p className="text-14 mt-8 flex gap-4">
        <Link href="/people" className="text-brand-text font-medium">
          People
        </Link>
        <Link href="/rooms" className="text-brand-text font-medium">
          Rooms
        </Link>
        <Link href="/contacts" className="text-brand-text font-medium">
          Contacts
        </Link>
      </p>
    </PageColumn>
  );
}

const ABOUT = 'Whoever opens the link makes an account and is here at once. No email is needed.';

function refusalOf(code: ReturnType<typeof whyNoInvitation>, role: 'member' | 'admin'): string | null {
  if (code === 'forbidden') return 'Only administrators invite people here.';
  if (code === null) return null;
  return role === 'admin'
    ? 'No one can join now. Change “Who may join” in the admin panel first.'
    : 'No one can join now. An administrator can change that.';
}
