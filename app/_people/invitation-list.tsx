'use client';

import { Ticket } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { Invitation } from '@/lib/contract/accounts/invitation.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { endInvitationAction } from '../_actions/access.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { AdminList } from '../_admin/admin-list.tsx';
import { useAdminList } from '../_admin/use-admin-list.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';

const load = (cursor: string | undefined) =>
  call('GET /invitations', { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } });

interface InvitationListProps {
  readonly seed: Page<Invitation>;
  /** The heading above the list, which is left out with it while it is empty. */
  readonly heading?: string;
}

/** Invitations with which one can join now, each with the button that ends it. Follows what others do. */
export function InvitationList({ seed, heading }: InvitationListProps) {
  const list = useAdminList(seed, load);
  if (heading !== undefined && list.items.length === 0) return null;
  const rows = (
    <AdminList label="Invitations" empty="No open invitations." list={list}>
      {list.items.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} onEnded={list.remove} />
      ))}
    </AdminList>
  );
  if (heading === undefined) return rows;
  return (
    <section className="mt-10">
      <h2 className="font-title text-22 mb-3 font-semibold">{heading}</h2>
      {rows}
    </section>
  );
}

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly onEnded: (id: string) => void;
}

function InvitationRow({ invitation, onEnded }: InvitationRowProps) {
  const [state, action, isPending] = useFormAction(endInvitationAction);
  const { id, label, uses, maxUses, expiresAt, role } = invitation;
  const name = label === '' ? 'Invitation' : label;
  const isEnded = state?.ok === true;
  const handleEnded = useEffectEvent(() => onEnded(id));
  // Here at once, whether or not the live connection says so as well.
  useEffect(() => {
    if (isEnded) handleEnded();
  }, [isEnded]);
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
