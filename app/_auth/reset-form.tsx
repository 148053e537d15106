'use client';

import { resetPasswordAction } from '../_actions/access.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { AuthForm } from './auth-form.tsx';
import { errorAt, passwordRefusal } from './auth-state.ts';

/** Sets a new password by the link that this page was opened with. */
export function ResetForm({ token }: { readonly token: string }) {
  const [state, action, isPending] = useFormAction(resetPasswordAction);
  return (
    <AuthForm state={state} action={action} isPending={isPending} next={undefined} submit="Set password">
      <input type="hidden" name="token" value={token} />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        error={errorAt(state, 'newPassword')}
        refusedBy={passwordRefusal(state, 'newPassword')}
        hint="At least 10 characters. A few unrelated words are good."
      />
    </AuthForm>
  );
}
