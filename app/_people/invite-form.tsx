'use client';

import { useState } from 'react';
import { createInvitationAction, type ShownInvitation } from '../_actions/access.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { canInviteTo } from '../_chat/conversation/can-invite-to.ts';
import { useConversations, useMe } from '../_client/live/hooks.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { CopyButton } from '../_ui/form/copy-button.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';
import { OnlyHere } from './only-here.tsx';

const USES = [1, 5, 20, 100, 1000].map((uses) => ({
  value: String(uses),
  label: uses === 1 ? 'One person' : `Up to ${uses.toLocaleString('en')} people`,
}));

const DAYS = [1, 7, 30, 90].map((days) => ({
  value: String(days),
  label: days === 1 ? 'One day' : `${days} days`,
}));

const ROLES = [
  { value: 'member', label: 'Members' },
  { value: 'admin', label: 'Administrators' },
];

/** Makes an invitation, and shows its link this once. `roomId`: the room it was asked for. */
export function InviteForm({ roomId }: { readonly roomId: string | undefined }) {
  const [state, action, isPending] = useFormAction(createInvitationAction);
  const [uses, setUses] = useState('1');
  const [days, setDays] = useState('7');
  const [role, setRole] = useState('member');
  const me = useMe();
  const rooms = useConversations().filter(canInviteTo);
  const refusal = state?.ok === false ? state : null;
  const error = refusal?.errors?.[0]?.message ?? refusal?.message ?? '';
  return (
    <>
      <form action={action} noValidate className="mt-6 flex flex-col gap-4">
        <TextField
          label="For whom"
          name="label"
          autoComplete="off"
          placeholder="Such as the new trainers"
          hint="Optional. Only you and administrators see it."
          defaultValue={refusal?.values.label}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label="Lets in" name="maxUses" options={USES} value={uses} onChange={setUses} />
          <SelectField
            label="Ends after"
            name="expiresInDays"
            options={DAYS}
            value={days}
            onChange={setDays}
          />
        </div>
        {me.role === 'admin' && (
          <SelectField label="As" name="role" options={ROLES} value={role} onChange={setRole} />
        )}
        {rooms.length > 0 && (
          <fieldset>
            <legend className="text-14 font-medium">Adds them to</legend>
            <div className="mt-1 grid sm:grid-cols-2">
              {rooms.map((room) => (
                <CheckField
                  key={room.id}
                  name="roomIds"
                  value={room.id}
                  label={room.name ?? ''}
                  defaultChecked={room.id === roomId}
                />
              ))}
            </div>
          </fieldset>
        )}
        <StatusLine tone="danger" text={error} />
        <Button type="submit" variant="primary" isBusy={isPending} className="self-start">
          Make the link
        </Button>
      </form>
      <div role="status">
        {state?.ok === true && <InviteLink key={state.value.id} invitation={state.value} />}
      </div>
    </>
  );
}

function InviteLink({ invitation }: { readonly invitation: ShownInvitation }) {
  const { url, qr, maxUses, expiresAt } = invitation;
  return (
    <div className="animate-rise rounded-card border-line bg-selected mt-6 flex flex-wrap gap-5 border p-4">
      {/* Always dark on white: readers of QR codes need the contrast. */}
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label="The link as a QR code"
        shapeRendering="crispEdges"
        className="rounded-control size-40 shrink-0"
      >
        <rect width={qr.size} height={qr.size} fill="white" />
        <path d={qr.path} fill="black" />
      </svg>
      <div className="min-w-48 flex-1">
        <p className="text-14 font-medium">Hand this link on. It is not shown again.</p>
        <p className="text-14 mt-2 break-all">{url}</p>
        <p className="text-13 text-ink-2 mt-2 mb-3">
          {maxUses === 1 ? 'For one person' : `For up to ${maxUses} people`}, until{' '}
          <Time at={expiresAt} style="full" />.
        </p>
        <CopyButton variant="primary" text={url} label="Copy the link" />
        <OnlyHere url={url} />
      </div>
    </div>
  );
}
