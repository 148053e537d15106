'use client';

import { useState } from 'react';
import { updateMeAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

/** The email address. Changing it needs the password, which is asked for once something was changed. */
export function EmailField({ saved }: { readonly saved: string }) {
  const [text, setText] = useState(saved);
  const [state, action, isPending] = useFormAction(updateMeAction);
  const refusal = state?.ok === false ? state : null;
  const errorAt = (path: string) => refusal?.errors?.find((error) => error.path === path)?.message;
  const passwordError = errorAt('currentPassword');
  const emailError = errorAt('email') ?? (passwordError === undefined ? refusal?.message : undefined);
  const isChanged = text !== saved;
  return (
    <form action={action} noValidate className="flex flex-col gap-3">
      <div className="relative">
        <TextField
          name="email"
          label="Email"
          hint="Others do not see it."
          type="email"
          autoComplete="email"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={isChanged ? emailError : undefined}
        />
        <StatusLine
          text={state?.ok === true && !isChanged ? 'Saved' : ''}
          className="absolute top-0 right-0"
        />
      </div>
      <div className={isChanged ? 'flex items-start gap-2' : 'hidden items-start gap-2 noscript:flex'}>
        <PasswordField
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          error={passwordError}
          className="grow"
        />
        <Button type="submit" isBusy={isPending} className="mt-6.5">
          Save email
        </Button>
      </div>
    </form>
  );
}
