'use client';

import { CircleAlert } from 'lucide-react';
import { Button } from '../../_ui/form/button.tsx';
import { useMessageActions } from './actions/message-actions.ts';

interface FailedNoteProps {
  readonly clientId: string;
  readonly reason: string;
  /** Whether it has words of the writer's own. */
  readonly canEdit: boolean;
}

/** Under a message that was not sent: why, and what can be done. It is never tried again by itself. */
export function FailedNote({ clientId, reason, canEdit }: FailedNoteProps) {
  const actions = useMessageActions();
  return (
    <div className="text-13 text-danger mt-1 flex flex-wrap items-center justify-end gap-1">
      <CircleAlert aria-hidden size={16} strokeWidth={2} />
      <span className="mr-1">Not sent — {reason}</span>
      <Button size="sm" onClick={() => actions.retry(clientId)}>
        Retry
      </Button>
      {canEdit && (
        <Button size="sm" onClick={() => actions.editUnsent(clientId)}>
          Edit
        </Button>
      )}
      <Button size="sm" variant="danger" onClick={() => actions.discard(clientId)}>
        Discard
      </Button>
    </div>
  );
}
