import type { ReactNode } from 'react';
import { TextField } from '../_ui/form/text-field.tsx';
import { type AuthState, errorAt, valueAt } from './auth-state.ts';

interface UsernameFieldProps {
  readonly state: AuthState;
  readonly hint?: ReactNode;
}

/** The username as it is typed: nothing corrects or capitalizes it, and a password manager knows it. */
export function UsernameField({ state, hint }: UsernameFieldProps) {
  return (
    <TextField
      label="Username"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      defaultValue={valueAt(state, 'username')}
      error={errorAt(state, 'username')}
      hint={hint}
    />
  );
}
