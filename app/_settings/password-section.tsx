'use client';

import { useState } from 'react';
import { changePasswordAction } from '../_actions/access.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

/** Changes the password. The form opens by its button; without a script it is there at once. */
export function PasswordSection() {
  const [isOpen, setIsOpen] = useState(false);
  const [state, action, isPending] = useFormAction(changePasswordAction);
  const [closedBy, setClosedBy] = useState(state);
  if (state?.ok === true && closedBy !== state) {
    setClosedBy(state);
    setIsOpen(false);
  }
  const refusal = state?.ok === false ? state : null;
  const errorAt = (path: string) => refusal?.errors?.find((error) => error.path === path)?.message;
  const [current, next] = [errorAt('currentPassword'), errorAt('newPassword')];
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} className="noscript:hidden">
          Change password
        </Button>
        <StatusLine text={!isOpen && state?.ok === true ? 'Your password is changed.' : ''} />
      </div>
      <form
        action={action}
        noValidate
        className={isOpen ? 'mt-4 flex flex-col gap-4' : 'hidden flex-col gap-4 noscript:flex'}
      >
        <PasswordField
          key={`current ${isOpen}`}
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          error={current}
          refusedBy={current === undefined ? null : state}
        />
        <PasswordField
          key={`new ${isOpen}`}
          label="New password"
          name="newPassword"
          autoComplete="new-password"
          error={next}
          refusedBy={next === undefined ? null : state}
          hint="At least 10 characters. A few unrelated words are good."
        />
        <CheckField
          name="endOtherSessions"
          label="Sign out everywhere else"
          hint="Your other browsers are signed out, and your API tokens revoked."
          defaultChecked
        />
        <StatusLine tone="danger" text={current || next ? '' : (refusal?.message ?? '')} />
        <Button type="submit" variant="primary" isBusy={isPending} className="self-start">
          Save password
        </Button>
      </form>
    </div>
  );
}
