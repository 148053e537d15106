'use client';

import { MonitorSmartphone } from 'lucide-react';
import type { Session } from '@/lib/contract/accounts/account.ts';
import { endSessionAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { useSignOut } from '../_client/sign-out/sign-out-provider.tsx';
import { Button } from '../_ui/form/button.tsx';
import { Badge } from '../_ui/layout/badge.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';

/** One signed-in browser, and the button that ends its session. */
export function DeviceRow({ session }: { readonly session: Session }) {
  const [state, action, isPending] = useFormAction(endSessionAction);
  const signOut = useSignOut();
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <MonitorSmartphone aria-hidden size={20} strokeWidth={1.75} className="text-ink-3 shrink-0" />
      <div className="min-w-0 grow">
        <p className="text-14">
          <span className="font-medium">{session.device}</span>{' '}
          {session.isCurrent && <Badge>This device</Badge>}
        </p>
        <p className="text-13 text-ink-3">
          Last active <Time at={session.lastSeenAt} style="ago" />
        </p>
        {state?.ok === false && <StatusLine tone="danger" text={state.message} />}
      </div>
      <form
        action={action}
        onSubmit={(event) => {
          if (!session.isCurrent) return;
          event.preventDefault();
          signOut();
        }}
      >
        <input type="hidden" name="id" value={session.id} />
        <Button type="submit" size="sm" isBusy={isPending} aria-label={`Sign out ${session.device}`}>
          Sign out
        </Button>
      </form>
    </li>
  );
}
