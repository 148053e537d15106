'use client';

import { useState } from 'react';
import { setUpWorkspaceAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { SelectField } from '../_ui/form/select-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { AccountFields } from './account-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, valueAt } from './auth-state.ts';

const WHO = [
  { value: 'invite', label: 'People with an invitation' },
  { value: 'open', label: 'Everyone who knows the address' },
  { value: 'closed', label: 'No one else' },
];

/** The name of the workspace, who may join it, and the account of who looks after it. */
export function WelcomeForm({ asksWhoMayJoin }: { readonly asksWhoMayJoin: boolean }) {
  const [state, action, isPending] = useFormAction(setUpWorkspaceAction);
  const [signUp, setSignUp] = useState('invite');
  return (
    <AuthForm state={state} action={action} isPending={isPending} next={undefined} submit="Create account">
      <TextField
        label="Name of the workspace"
        name="workspace"
        autoComplete="organization"
        defaultValue={valueAt(state, 'workspace') ?? ''}
        error={errorAt(state, 'workspace.name')}
        hint="Such as your club, family or company."
      />
      {asksWhoMayJoin && (
        <SelectField label="Who may join" name="signUp" options={WHO} value={signUp} onChange={setSignUp} />
      )}
      <AccountFields state={state} />
    </AuthForm>
  );
}
