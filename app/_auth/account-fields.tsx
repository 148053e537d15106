import type { ReactNode } from 'react';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { type AuthState, errorAt, passwordRefusal, valueAt } from './auth-state.ts';
import { UsernameField } from './username-field.tsx';

interface AccountFieldsProps {
  readonly state: AuthState;
  /** In place of what a username is, such as a way on when it is taken. */
  readonly usernameHint?: ReactNode;
}

/** What a new account needs: a username, a name and a password. */
export function AccountFields({ state, usernameHint }: AccountFieldsProps) {
  return (
    <>
      <UsernameField
        state={state}
        hint={usernameHint || 'What you sign in with: a–z, 0–9, dot, underscore or hyphen.'}
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
    </>
  );
}
