'use client';

import { BellOff, Clock } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { Button } from '../../../_ui/form/button.tsx';
import { Dialog } from '../../../_ui/layers/dialog.tsx';
import { conversationName } from '../../conversation/conversation-name.ts';
import { MUTE_CHOICES, muteUntil } from '../../conversation/mute-times.ts';

interface MuteDialogProps {
  /** The conversation to be muted; null while nothing is asked. */
  readonly conversation: Conversation | null;
  onClose(): void;
  onMute(conversation: Conversation, until: string | null): void;
}

/** Asks for how long a conversation is muted. */
export function MuteDialog({ conversation, onClose, onMute }: MuteDialogProps) {
  const me = useMe();
  return (
    <Dialog
      isOpen={conversation !== null}
      onClose={onClose}
      title={`Mute ${isolate(conversation ? conversationName(conversation, me.id) : '')}`}
      description="It stays in Chats and counts what is new, but notifies you of nothing."
      className="max-w-96"
    >
      <div className="flex flex-col gap-2">
        {MUTE_CHOICES.map(({ value, label }, index) => (
          <Button
            key={value}
            data-autofocus={index === 0 || undefined}
            onClick={() => conversation && onMute(conversation, muteUntil(value, new Date()))}
          >
            {value === 'always' ? (
              <BellOff aria-hidden size={16} strokeWidth={1.75} />
            ) : (
              <Clock aria-hidden size={16} strokeWidth={1.75} />
            )}
            {label}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
