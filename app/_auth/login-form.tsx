'use client';

import { signInAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, passwordRefusal } from './auth-state.ts';
import { UsernameField } from './username-field.tsx';

export function LoginForm({ next }: { readonly next: string | undefined }) {
  const [state, action, isPending] = useFormAction(signInAction);
  return (
    <AuthForm state={state} action={action} isPending={isPending} next={next} submit="Sign in">
      <UsernameField state={state} />
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
