'use client';

import { type FormEvent, useState } from 'react';
import type { ShownWorkspaceSettings, WorkspaceSettings } from '@/lib/contract/admin/workspace.ts';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

const SIGN_UP = [
  { value: 'open', label: 'Everyone who knows the address' },
  { value: 'invite', label: 'People with an invitation' },
  { value: 'closed', label: 'No one' },
];
const WHO = [
  { value: 'everyone', label: 'Every member' },
  { value: 'admins', label: 'Administrators only' },
];

/** The settings of the whole workspace; all processes follow them at once. */
export function WorkspaceSettingsSection({ seed }: { readonly seed: ShownWorkspaceSettings }) {
  const [saved, setSaved] = useState(seed);
  const [changes, setChanges] = useState<Partial<WorkspaceSettings>>({});
  const [said, setSaid] = useState('');
  const [errors, setErrors] = useState<ApiError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const now = { ...saved, ...changes };
  const change = (next: Partial<WorkspaceSettings>) => {
    setChanges({ ...changes, ...next });
    setSaid('');
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    try {
      setSaved(await call('PATCH /admin/settings', { body: changes }));
      setChanges({});
      setErrors(null);
      setSaid('Saved');
    } catch (thrown) {
      setErrors(thrown instanceof ApiError ? thrown : null);
      setSaid(errorMessage(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  const errorAt = (path: string) => errors?.errors.find((each) => each.path === path)?.message;
  const isFixed = saved.setByEnvironment.includes('signUp');
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
      <TextField
        label="Name of the workspace"
        autoComplete="off"
        value={now.name}
        onChange={(event) => change({ name: event.target.value })}
        error={errorAt('name')}
      />
      <SelectField
        label="Who may join"
        options={isFixed ? SIGN_UP.filter(({ value }) => value === saved.signUp) : SIGN_UP}
        value={now.signUp}
        onChange={(signUp) => change({ signUp: signUp as WorkspaceSettings['signUp'] })}
        hint={isFixed ? 'The variable SIGNUP decides this. Unset it to choose here.' : undefined}
        error={errorAt('signUp')}
      />
      <SelectField
        label="Who invites"
        options={WHO}
        value={now.invitedBy}
        onChange={(invitedBy) => change({ invitedBy: invitedBy as WorkspaceSettings['invitedBy'] })}
      />
      <SelectField
        label="Who makes rooms"
        options={WHO}
        value={now.roomsCreatedBy}
        onChange={(roomsCreatedBy) =>
          change({ roomsCreatedBy: roomsCreatedBy as WorkspaceSettings['roomsCreatedBy'] })
        }
      />
      <TextField
        label="Delete messages after days"
        type="number"
        min={1}
        max={3650}
        autoComplete="off"
        value={now.retentionDays ?? ''}
        onChange={(event) =>
          change({ retentionDays: event.target.value === '' ? null : Number(event.target.value) })
        }
        hint="Empty: messages are kept. Older ones are emptied within an hour, for everyone and for good."
        error={errorAt('retentionDays')}
      />
      <CheckField
        label="Administrators see email addresses"
        checked={now.emailsShownToAdmins}
        onChange={(event) => change({ emailsShownToAdmins: event.target.checked })}
      />
      <CheckField
        label="Show previews of links"
        checked={now.showsLinkPreviews}
        onChange={(event) => change({ showsLinkPreviews: event.target.checked })}
        hint="The server, not your browser, visits links that people send. Sites learn its address, and that somebody here has the link."
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={Object.keys(changes).length === 0}>
          Save settings
        </Button>
        <StatusLine tone={said === 'Saved' ? 'quiet' : 'danger'} text={said} />
      </div>
    </form>
  );
}
