'use client';

import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { UNDO_MS } from '@/lib/contract/conversations/message-rules.ts';
import { useConversation, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useMessageActions } from './actions/message-actions.ts';

/** For ten seconds after sending, while no one has read it: undoes the send. By this page's own clock. */
export function UndoButton({ message }: { readonly message: Message }) {
  const client = useLiveClient();
  const me = useMe();
  const actions = useMessageActions();
  const conversation = useConversation(message.conversationId);
  const sentAt = client.sentAt(message.clientId);
  const [isOver, setIsOver] = useState(() => sentAt === null || Date.now() - sentAt > UNDO_MS);
  useEffect(() => {
    if (sentAt === null) return;
    const timer = setTimeout(() => setIsOver(true), sentAt + UNDO_MS - Date.now());
    return () => clearTimeout(timer);
  }, [sentAt]);
  const isRead = conversation?.members.some(
    (member) => member.userId !== me.id && member.readSeq >= message.seq,
  );
  if (isOver || sentAt === null || isRead) return null;
  return (
    <button
      type="button"
      aria-label="Undo"
      data-tooltip="Take this message back"
      onClick={() => actions.undo(message)}
      className="text-13 text-brand-text hover:bg-hover animate-fade mx-1 flex h-8 items-center gap-1 rounded-full px-2 font-medium"
    >
      <Undo2 aria-hidden size={15} strokeWidth={2} />
      <span className="undo-word">Undo</span>
    </button>
  );
}
