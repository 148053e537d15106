'use client';

import { Ticket } from 'lucide-react';
import { useActionState } from 'react';
import type { Invitation } from '@/lib/contract/accounts/invitation.ts';
import { endInvitationAction } from '../_actions/access.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';

/** Invitations with which one can join now, each with the button that ends it. */
export function InvitationList({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <ul aria-label="Invitations" className="divide-line rounded-card border-line bg-surface divide-y border">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const [state, action, isPending] = useActionState(endInvitationAction, null);
  const { id, label, uses, maxUses, expiresAt, role } = invitation;
  const name = label === '' ? 'Invitation' : label;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Ticket aria-hidden size={20} strokeWidth={1.75} className="text-ink-3 shrink-0" />
      <div className="min-w-0 grow">
        <p className="own-direction text-14 font-medium">{name}</p>
        <p className="text-13 text-ink-3">
          {uses} of {maxUses} used, ends <Time at={expiresAt} style="full" />
          {role === 'admin' && ', makes administrators'}
        </p>
        {state?.ok === false && <StatusLine tone="danger" text={state.message} />}
      </div>
      <form action={action}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" size="sm" isBusy={isPending} aria-label={`End ${name}`}>
          End
        </Button>
      </form>
    </li>
  );
}
