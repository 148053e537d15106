import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { previewText } from '../../../lib/contract/conversations/preview-text.ts';
import { eventText } from '../state/event-text.ts';
import { isWritable } from '../state/is-writable.ts';
import type { LiveState } from '../state/live-state.ts';
import type { KeptContact, KeptConversation, KeptMessage } from './kept/kept-records.ts';

/** Messages of a conversation that are kept. */
const MESSAGES_MAX = 50;

/** A conversation with its newest messages, as they are shown without a network. */
export function toKept(
  state: LiveState,
  conversation: Conversation,
  { messages, revision }: { readonly messages: readonly Message[]; readonly revision: number },
): KeptConversation {
  const nameOf = namesIn(state, conversation);
  const { id, kind, name, members, lastMessage, unreadCount, activityAt, pinnedAt } = conversation;
  const other = members.find(({ userId }) => userId !== state.me.id);
  return {
    key: `conversation:${id}`,
    userId: state.me.id,
    id,
    kind,
    name: name ?? (other ? nameOf(other.userId) : 'Conversation'),
    isWritable: isWritable(conversation),
    unreadCount,
    lastText: lastMessage ? textOf(lastMessage, nameOf) : '',
    activityAt,
    pinnedAt,
    revision,
    messages: messages
      .filter(({ isUndone }) => !isUndone)
      .slice(-MESSAGES_MAX)
      .map((message) => toKeptMessage(message, state.me.id, nameOf)),
  };
}

/** The same conversation as it is listed now, with the messages that were kept before. */
export function withNewHead(
  kept: KeptConversation,
  state: LiveState,
  conversation: Conversation,
): KeptConversation {
  return {
    ...toKept(state, conversation, { messages: [], revision: kept.revision }),
    messages: kept.messages,
  };
}

export function toKeptContact({ id, name, organization, phones, emails }: Contact): KeptContact {
  const plain = ({ label, value }: { readonly label: string; readonly value: string }) => ({ label, value });
  return { id, name, organization: organization ?? '', phones: phones.map(plain), emails: emails.map(plain) };
}

function toKeptMessage(message: Message, meId: string, nameOf: (userId: string) => string): KeptMessage {
  const { id, seq, senderId, event, createdAt } = message;
  return {
    id,
    seq,
    senderName: nameOf(senderId),
    isMine: senderId === meId,
    isEvent: event !== null,
    text: textOf(message, nameOf),
    createdAt,
  };
}

function textOf(message: Message, nameOf: (userId: string) => string): string {
  if (message.event !== null) return eventText(message, nameOf);
  return message.deletedAt === null ? previewText(message) : 'This message was deleted';
}

function namesIn(state: LiveState, { members }: Conversation): (userId: string) => string {
  const byMember = new Map(members.map(({ userId, displayName }) => [userId, displayName]));
  return (userId) => state.people.byId.get(userId)?.displayName ?? byMember.get(userId) ?? 'A person';
}
