'use client';

import type { MentionGroup } from '@/lib/contract/conversations/mention-groups.ts';
import { Button } from '../../../_ui/form/button.tsx';
import { Dialog } from '../../../_ui/layers/dialog.tsx';

interface GroupDialogProps {
  /** Null while nothing is asked. */
  readonly group: MentionGroup | null;
  /** How many others are in the room. */
  readonly count: number;
  onClose(): void;
  onSend(): void;
}

/** The question before a message notifies many people. */
export function GroupDialog({ group, count, onClose, onSend }: GroupDialogProps) {
  return (
    <Dialog
      isOpen={group !== null}
      onClose={onClose}
      title={group === 'here' ? 'Notify everyone who is here?' : `Notify ${count} people?`}
      description={
        group === 'here'
          ? `@here mentions those of the ${count} others who are at a device now.`
          : '@all mentions everyone in this room.'
      }
      footer={
        <>
          <Button onClick={onClose}>Keep writing</Button>
          <Button variant="primary" data-autofocus onClick={onSend}>
            Send
          </Button>
        </>
      }
    />
  );
}
