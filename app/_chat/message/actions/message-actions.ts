import { createContext, useContext } from 'react';
import type { Forwarded, Message } from '@/lib/contract/conversations/message.ts';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import type { ActedOn } from './message-entries.ts';

/** What can be done with a message from its row. */
export interface MessageActions {
  /** Opens the menu of a message, with everything below that is offered for it. */
  openMenu(on: ActedOn, place: MenuPlace): void;
  reply(message: Message): void;
  copy(message: Message): void;
  /** Copies the address at which the message opens among its neighbours. */
  copyLink(message: Message): void;
  edit(message: Message): void;
  /** Removes the link preview of one's own message, for everyone and for good. */
  removePreview(message: Message): void;
  /** Asks, then deletes for everyone. */
  remove(message: Message): void;
  /** Undoes a send within ten seconds. */
  undo(message: Message): void;
  /** Adds one's own reaction or removes it. Resolves when that is stored or was refused. */
  react(message: Message, emoji: string, isOn: boolean): Promise<void>;
  /** Opens the emoji to choose from. */
  pickReaction(message: Message): void;
  /** Lists who reacted, and with what; beginning with one emoji, if given. */
  showReactions(message: Message, emoji?: string): void;
  /** Asks where to, then sends it on. */
  forward(message: Message): void;
  /** Leads to the message that one was forwarded from, for who can read it. */
  showOriginal(forwarded: Forwarded): void;
  /** Saves a message for oneself, or takes that back. */
  save(message: Message, isOn: boolean): void;
  /** Whether this person may pin messages here. */
  readonly mayPin: boolean;
  /** Pins a message in the conversation, or unpins it. */
  pin(message: Message, isOn: boolean): void;
  markUnread(message: Message): void;
  /** Asks why, then shows the message to the administrators. */
  report(message: Message): void;
  showVersions(message: Message): void;
  showReceipts(message: Message): void;
  /** Scrolls to a message of this conversation, wherever it is. */
  jumpTo(seq: number): void;
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
