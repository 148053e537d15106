'use client';

import { Pin, PinOff } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { Button } from '../../_ui/form/button.tsx';
import { usePinToTop } from '../conversation/use-pin-to-top.ts';

/** Pins the conversation to the top of Chats, or unpins it; where a finger has no other button for it. */
export function PinButton({ conversation }: { readonly conversation: Conversation }) {
  const setPinned = usePinToTop();
  const isPinned = conversation.pinnedAt !== null;
  const Icon = isPinned ? PinOff : Pin;
  return (
    <Button size="sm" className="mt-2" onClick={() => setPinned(conversation, !isPinned)}>
      <Icon aria-hidden size={16} strokeWidth={1.75} /> {isPinned ? 'Unpin from the top' : 'Pin to the top'}
    </Button>
  );
}
