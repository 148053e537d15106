'use client';

import { useActionState, useState } from 'react';
import { setUpWorkspaceAction } from '../_actions/accounts.ts';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, passwordRefusal, valueAt } from './auth-state.ts';

const WHO = [
  { value: 'invite', label: 'People with an invitation' },
  { value: 'open', label: 'Everyone who knows the address' },
  { value: 'closed', label: 'No one else' },
];

/** The name of the workspace, who may join it, and the account of who looks after it. */
export function WelcomeForm({ asksWhoMayJoin }: { readonly asksWhoMayJoin: boolean }) {
  const [state, action, isPending] = useActionState(setUpWorkspaceAction, null);
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
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={valueAt(state, 'username')}
        error={errorAt(state, 'username')}
        hint="What you sign in with: a–z, 0–9, dot, underscore or hyphen."
      />
      <TextField
        label="Display name"
        name="displayName"
        autoComplete="name"
        defaultValue={valueAt(state, 'displayName')}
        error={errorAt(state, 'displayName')}
        hint="How others see you."
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        error={errorAt(state, 'password')}
        refusedBy={passwordRefusal(state)}
        hint="At least 10 characters. A few unrelated words are good."
      />
    </AuthForm>
  );
}
