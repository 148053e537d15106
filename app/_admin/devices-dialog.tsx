'use client';

import { useState } from 'react';
import type { Session } from '@/lib/contract/accounts/account.ts';
import type { AdminUser } from '@/lib/contract/admin/user.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { RequestResult } from '../_client/rest/request-result.tsx';
import { useRequest } from '../_client/rest/use-request.ts';
import { Button } from '../_ui/form/button.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';
import { Badge } from '../_ui/layout/badge.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { Time } from '../_ui/time/time.tsx';

interface DevicesDialogProps {
  readonly user: Pick<AdminUser, 'id' | 'displayName'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Where a person is signed in; each device can be signed out. */
export function DevicesDialog({ user, isOpen, onClose }: DevicesDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Devices of ${user.displayName}`}>
      {isOpen && <Devices userId={user.id} />}
    </Dialog>
  );
}

function Devices({ userId }: { readonly userId: string }) {
  const [endedIds, setEndedIds] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState('');
  const answer = useRequest(userId, () =>
    call('GET /admin/users/{id}/sessions', { params: { id: userId }, query: { limit: 100 } }),
  );
  const end = async ({ id }: Session) => {
    setFailure('');
    try {
      await call('DELETE /admin/users/{id}/sessions/{sessionId}', { params: { id: userId, sessionId: id } });
      setEndedIds((before) => [...before, id]);
    } catch (thrown) {
      setFailure(errorMessage(thrown));
    }
  };
  return (
    <RequestResult answer={answer}>
      {({ items }) => {
        const open = items.filter(({ id }) => !endedIds.includes(id));
        return (
          <>
            {open.length === 0 && <p className="text-14 text-ink-2">Signed in nowhere.</p>}
            <ul aria-label="Devices" className="divide-line max-h-96 divide-y overflow-y-auto">
              {open.map((session) => (
                <li key={session.id} className="flex items-center gap-3 py-2.5">
                  <div className="min-w-0 grow">
                    <p className="text-14 font-medium">
                      {session.device} {session.isCurrent && <Badge>This device</Badge>}
                    </p>
                    <p className="text-13 text-ink-3">
                      Last active <Time at={session.lastSeenAt} style="ago" />
                    </p>
                  </div>
                  {!session.isCurrent && (
                    <Button
                      size="sm"
                      aria-label={`Sign out ${session.device}`}
                      onClick={() => void end(session)}
                    >
                      Sign out
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <StatusLine tone="danger" text={failure} />
          </>
        );
      }}
    </RequestResult>
  );
}
