'use client';

import { useState } from 'react';
import { createTokenAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { useMe } from '../_client/live/hooks.ts';
import { Button } from '../_ui/form/button.tsx';
import { CopyButton } from '../_ui/form/copy-button.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';

const TIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '365', label: 'One year' },
];

const SCOPES = [
  { value: 'full', label: 'Everything you can do' },
  { value: 'read', label: 'Only reading' },
];
const FOR_BACKUPS = { value: 'backup', label: 'Only fetching backups' };

/** Makes an API token, and shows it this once. */
export function NewToken() {
  const [state, action, isPending] = useFormAction(createTokenAction);
  const [days, setDays] = useState('90');
  const [scope, setScope] = useState('full');
  const isAdmin = useMe().role === 'admin';
  const refusal = state?.ok === false ? state : null;
  const error = refusal?.errors?.find(({ path }) => path === 'label')?.message ?? refusal?.message;
  return (
    <>
      <form action={action} noValidate className="flex flex-wrap items-start gap-2">
        <TextField
          label="Name of a new token"
          name="label"
          autoComplete="off"
          placeholder="Such as the program that uses it"
          defaultValue={refusal?.values.label}
          error={error}
          className="grow basis-full"
        />
        <SelectField
          label="Ends after"
          name="expiresInDays"
          options={TIMES}
          value={days}
          onChange={setDays}
        />
        <SelectField
          label="Allows"
          name="scope"
          options={isAdmin ? [...SCOPES, FOR_BACKUPS] : SCOPES}
          value={scope}
          onChange={setScope}
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
