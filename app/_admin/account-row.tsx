'use client';

import { useState } from 'react';
import type { AdminUser, UpdateUser } from '@/lib/contract/admin/user.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useMe } from '../_client/live/hooks.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { CopyButton } from '../_ui/form/copy-button.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';
import { MenuItem } from '../_ui/layers/menu-item.tsx';
import { useToast } from '../_ui/layers/toast.tsx';
import { Badge } from '../_ui/layout/badge.tsx';
import { Time } from '../_ui/time/time.tsx';
import { useConfirmed } from './confirmed.tsx';
import { DevicesDialog } from './devices-dialog.tsx';
import { RowMenu } from './row-menu.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

interface AccountRowProps {
  readonly user: AdminUser;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onChanged: (user: AdminUser) => void;
  readonly onDeleted: (id: string) => void;
}

/** One account, what can be done with it, and whether it is selected. */
export function AccountRow({ user, isSelected, onSelect, onChanged, onDeleted }: AccountRowProps) {
  const [open, setOpen] = useState<'suspend' | 'delete' | 'devices' | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const run = useConfirmed();
  const toast = useToast();
  const isMe = useMe().id === user.id;
  const { id, displayName, username, role, state } = user;

  const attempt = async (work: () => Promise<void>) => {
    setOpen(null);
    await work().catch((thrown: unknown) => toast(errorMessage(thrown)));
  };
  const change = (body: UpdateUser) =>
    attempt(async () => {
      const changed = await run(() => call('PATCH /admin/users/{id}', { params: { id }, body }));
      if (changed) onChanged(changed);
    });
  const remove = () =>
    attempt(async () => {
      const done = await run(() => call('DELETE /admin/users/{id}', { params: { id } }).then(() => true));
      if (done) onDeleted(id);
    });
  const makeLink = () =>
    attempt(async () => {
      const made = await run(() => call('POST /admin/users/{id}/reset-link', { params: { id } }));
      if (made) setLink(made.url);
    });

  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <input
        type="checkbox"
        aria-label={`Select ${displayName}`}
        checked={isSelected}
        onChange={(event) => onSelect(event.target.checked)}
        className="size-5 shrink-0 sm:size-4"
      />
      <PersonAvatar id={id} name={displayName} size={32} />
      <div className="min-w-0 grow">
        <p className="text-14">
          <bdi className="font-medium">{displayName}</bdi> <span className="text-ink-3">@{username}</span>{' '}
          {role === 'admin' && <Badge>Admin</Badge>} {state === 'suspended' && <Badge>Suspended</Badge>}{' '}
          {user.erasedAt !== null && <Badge>Leaving</Badge>} {isMe && <Badge>You</Badge>}
        </p>
        <p className="text-13 text-ink-3">
          {user.email !== null && (
            <>
              <span className="break-all max-sm:block">{user.email}</span>
              <span className="max-sm:hidden"> · </span>
            </>
          )}
          {user.sessionCount} {user.sessionCount === 1 ? 'device' : 'devices'} ·{' '}
          {user.lastSeenAt === null ? 'never online' : <Time at={user.lastSeenAt} style="ago" />}
          {user.suspension?.reason && <> · {user.suspension.reason}</>}
        </p>
      </div>
      <RowMenu name={displayName}>
        <MenuItem onClick={() => void change({ role: role === 'admin' ? 'member' : 'admin' })}>
          {role === 'admin' ? 'Make a member' : 'Make an administrator'}
        </MenuItem>
        <MenuItem onClick={() => setOpen('devices')}>Devices…</MenuItem>
        <MenuItem onClick={() => void makeLink()}>Link for a new password</MenuItem>
        {state === 'active' ? (
          <MenuItem onClick={() => setOpen('suspend')}>Suspend…</MenuItem>
        ) : (
          <MenuItem onClick={() => void change({ state: 'active' })}>
            {state === 'suspended' ? 'End the suspension' : 'Open the account again'}
          </MenuItem>
        )}
        <MenuItem onClick={() => setOpen('delete')}>Delete account…</MenuItem>
      </RowMenu>
      <DevicesDialog user={user} isOpen={open === 'devices'} onClose={() => setOpen(null)} />
      <SuspendDialog
        isOpen={open === 'suspend'}
        name={displayName}
        onClose={() => setOpen(null)}
        onSuspend={(reason) => void change({ state: 'suspended', reason })}
      />
      <Dialog
        isOpen={open === 'delete'}
        onClose={() => setOpen(null)}
        title={`Delete ${isolate(displayName)}’s account?`}
        description="The account is erased at once. Messages stay, as those of a former member. This cannot be undone."
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Keep it</Button>
            <Button variant="danger" onClick={() => void remove()}>
              Delete account
            </Button>
          </>
        }
      />
      <Dialog
        isOpen={link !== null}
        onClose={() => setLink(null)}
        title={`A new password for ${isolate(displayName)}`}
        description="Hand this link on to them and to no one else. It works once, for an hour, and is not shown again."
        footer={<CopyButton variant="primary" text={link ?? ''} label="Copy the link" />}
      >
        <p className="text-14 break-all">{link}</p>
      </Dialog>
    </li>
  );
}
