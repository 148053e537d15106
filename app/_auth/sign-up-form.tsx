'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { signUpAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { TextField } from '../_ui/form/text-field.tsx';
import { AccountFields } from './account-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, valueAt } from './auth-state.ts';

interface SignUpFormProps {
  readonly next: string | undefined;
  /** The log-in page, for a person who has an account already. */
  readonly login: Route;
  /** The token of the invitation by which the person joins. */
  readonly invitation?: string;
}

export function SignUpForm({ next, login, invitation }: SignUpFormProps) {
  const [state, action, isPending] = useFormAction(signUpAction);
  const isTaken = state?.ok === false && state.code === 'username_taken';
  return (
    <AuthForm state={state} action={action} isPending={isPending} next={next} submit="Create account">
      {invitation !== undefined && <input type="hidden" name="invitation" value={invitation} />}
      <AccountFields
        state={state}
        usernameHint={
          isTaken && (
            <Link href={login} className="text-brand-text font-medium underline">
              Is it yours? Sign in instead
            </Link>
          )
        }
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={valueAt(state, 'email')}
        error={errorAt(state, 'email')}
        hint="Optional. Others do not see it."
      />
    </AuthForm>
  );
}
