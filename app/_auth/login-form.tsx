'use client';

import { useActionState } from 'react';
import { signInAction } from '../_actions/accounts.ts';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, passwordRefusal, valueAt } from './auth-state.ts';

export function LoginForm({ next }: { readonly next: string | undefined }) {
  const [state, action, isPending] = useActionState(signInAction, null);
  return (
    <AuthForm state={state} action={action} isPending={isPending} next={next} submit="Sign in">
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={valueAt(state, 'username')}
        error={errorAt(state, 'username')}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={errorAt(state, 'password')}
        refusedBy={passwordRefusal(state)}
      />
    </AuthForm>
  );
}
