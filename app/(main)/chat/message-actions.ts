import { createContext, useContext } from 'react';
import type { Message } from '@/lib/contract/message.ts';

/** What can be done with a message from its row. */
export interface MessageActions {
  copy(message: Message): void;
  edit(message: Message): void;
  /** Asks, then deletes for everyone. */
  remove(message: Message): void;
  retry(clientId: string): void;
  editUnsent(clientId: string): void;
  discard(clientId: string): void;
}

export const MessageActionsContext = createContext<MessageActions | null>(null);

export function useMessageActions(): MessageActions {
  const actions = useContext(MessageActionsContext);
  if (!actions) throw new Error('This needs a MessageLog around it.');
  return actions;
}
