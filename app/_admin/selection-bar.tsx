'use client';

import { useState } from 'react';
import type { AdminUser, UpdateUser } from '@/lib/contract/admin/user.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { useConfirmed } from './confirmed.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

interface SelectionBarProps {
  readonly shown: readonly AdminUser[];
  readonly selected: readonly AdminUser[];
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
  readonly onChanged: (user: AdminUser) => void;
}

/**
 * Acts on the selected accounts, one after the other, with its progress. Those with which it went well are no longer
 * selected; the others stay, and are named with the reason.
 */
export function SelectionBar({ shown, selected, onSelect, onChanged }: SelectionBarProps) {
  const run = useConfirmed();
  const [isAsking, setIsAsking] = useState(false);
  const [progress, setProgress] = useState('');
  const [failures, setFailures] = useState<readonly string[]>([]);
  const isBusy = progress !== '';
  const active = selected.filter(({ state }) => state === 'active');
  const suspended = selected.filter(({ state }) => state === 'suspended');
  const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

  const change = async (users: readonly AdminUser[], body: UpdateUser) => {
    setIsAsking(false);
    setFailures([]);
    for (const [index, { id, displayName }] of users.entries()) {
      setProgress(`${index + 1} of ${users.length}: ${displayName}`);
      try {
        const changed = await run(() => call('PATCH /admin/users/{id}', { params: { id }, body }));
        // The password was asked for and not given.
        if (changed === null) break;
        onChanged(changed);
        onSelect([id], false);
      } catch (thrown) {
        setFailures((before) => [...before, `${displayName}: ${errorMessage(thrown)}`]);
      }
    }
    setProgress('');
  };

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <CheckField
        label={selected.length === 0 ? 'Select all that are shown' : `${people(selected.length)} selected`}
        checked={shown.length > 0 && selected.length === shown.length}
        disabled={isBusy}
        onChange={(event) =>
          onSelect(
            shown.map(({ id }) => id),
            event.target.checked,
          )
        }
      />
      {active.length > 0 && (
        <Button size="sm" variant="danger" isBusy={isBusy} onClick={() => setIsAsking(true)}>
          Suspend
        </Button>
      )}
      {suspended.length > 0 && (
        <Button size="sm" isBusy={isBusy} onClick={() => void change(suspended, { state: 'active' })}>
          End suspension
        </Button>
      )}
      <StatusLine text={progress} />
      <div role="alert" className="w-full empty:hidden">
        {failures.length > 0 && (
          <ul aria-label="Not done" className="text-13 text-danger">
            {failures.map((failure) => (
              <li key={failure}>{failure}</li>
            ))}
          </ul>
        )}
      </div>
      <SuspendDialog
        isOpen={isAsking}
        name={people(active.length)}
        onClose={() => setIsAsking(false)}
        onSuspend={(reason) => void change(active, { state: 'suspended', reason })}
      />
    </div>
  );
}
