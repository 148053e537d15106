'use client';

import { useActionState } from 'react';
import { createTokenAction } from '../_actions/accounts.ts';
import { Button } from '../_ui/form/button.tsx';
import { CopyButton } from '../_ui/form/copy-button.tsx';
import { TextField } from '../_ui/form/text-field.tsx';

/** Makes an API token, and shows it this once. */
export function NewToken() {
  const [state, action, isPending] = useActionState(createTokenAction, null);
  const refusal = state?.ok === false ? state : null;
  const error = refusal?.errors?.find(({ path }) => path === 'label')?.message ?? refusal?.message;
  return (
    <>
      <form action={action} noValidate className="flex items-start gap-2">
        <TextField
          label="Name of a new token"
          name="label"
          autoComplete="off"
          placeholder="Such as the program that uses it"
          defaultValue={refusal?.values.label}
          error={error}
          className="grow"
        />
        <Button type="submit" isBusy={isPending} className="mt-6.5">
          Create token
        </Button>
      </form>
      <div role="status">
        {state?.ok === true && <ShownOnce key={state.value.id} token={state.value.token} />}
      </div>
    </>
  );
}

function ShownOnce({ token }: { readonly token: string }) {
  return (
    <div className="animate-rise rounded-card border-line bg-selected border p-4">
      <p className="text-14 font-medium">Your new token. Copy it now: it is not shown again.</p>
      <div className="mt-2 flex items-center gap-2">
        <code className="text-14 min-w-0 grow break-all">{token}</code>
        <CopyButton text={token} label="Copy" />
      </div>
    </div>
  );
}
