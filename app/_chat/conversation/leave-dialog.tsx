'use client';

import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { leaveWarning } from './leave-warning.ts';

interface LeaveDialogProps {
  /** The room to be left; null while nothing is asked. */
  readonly conversation: Conversation | null;
  onClose(): void;
  onLeave(conversation: Conversation): void;
}

/** Says what leaving a room means, and asks. */
export function LeaveDialog({ conversation, onClose, onLeave }: LeaveDialogProps) {
  const me = useMe();
  return (
    <Dialog
      isOpen={conversation !== null}
      onClose={onClose}
      title={`Leave ${isolate(conversation?.name ?? 'this room')}?`}
      description={conversation && leaveWarning(conversation, me.id)}
      footer={
        <>
          <Button onClick={onClose}>Stay</Button>
          <Button variant="danger" onClick={() => conversation && onLeave(conversation)}>
            Leave room
          </Button>
        </>
      }
    />
  );
}
