'use client';

import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ApiToken } from '@/lib/contract/accounts/account.ts';
import { deleteTokenAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';

/** One API token. Revoking it cannot be undone, so it is asked first, naming what is lost. */
export function TokenRow({ token }: { readonly token: ApiToken }) {
  const [state, action, isPending] = useFormAction(deleteTokenAction);
  const [isAsking, setIsAsking] = useState(false);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setIsAsking(true);
  };
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <KeyRound aria-hidden size={20} strokeWidth={1.75} className="text-ink-3 shrink-0" />
      <div className="min-w-0 grow">
        <p className="own-direction text-14 font-medium">{token.label}</p>
        <p className="text-13 text-ink-3">
          Made <Time at={token.createdAt} style="ago" />,{' '}
          {token.lastUsedAt === null ? (
            'not used yet'
          ) : (
            <>
              last used <Time at={token.lastUsedAt} style="ago" />
            </>
          )}
          , ends <Time at={token.expiresAt} style="full" />
          {token.scope === 'read' && ', only reads'}
          {token.scope === 'backup' && ', only fetches backups'}
        </p>
        {state?.ok === false && <StatusLine tone="danger" text={state.message} />}
      </div>
      <form action={action} onSubmit={ask}>
        <input type="hidden" name="id" value={token.id} />
        <Button type="submit" variant="danger" size="sm" aria-label={`Revoke ${token.label}`}>
          Revoke
        </Button>
      </form>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Revoke this token?"
        description={`Programs that use “${token.label}” are refused at once. This cannot be undone.`}
        footer={
          <form action={action} className="flex gap-2">
            <input type="hidden" name="id" value={token.id} />
            <Button onClick={() => setIsAsking(false)}>Keep it</Button>
            <Button type="submit" variant="danger" isBusy={isPending}>
              Revoke
            </Button>
          </form>
        }
      />
    </li>
  );
}
