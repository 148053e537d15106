import type { Message, MessageEvent } from '../../../lib/contract/conversations/message.ts';
import { isolate } from '../../../lib/contract/values/isolate.ts';

type NameOf = (userId: string) => string;

/** What a line about the room says: "Ada renamed the room to Design". `nameOf` names a person by id. */
export function eventText({ senderId, event }: Pick<Message, 'senderId' | 'event'>, nameOf: NameOf): string {
  const named: NameOf = (userId) => isolate(nameOf(userId));
  const who = named(senderId);
  if (event === null) return `${who} changed the room`;
  return sentences[event.type](who, names(event.userIds, named), isolate(event.text ?? ''));
}

/** The sentence of each event: who did it, whom it concerns, and its text. */
const sentences: Record<MessageEvent['type'], (who: string, whom: string, text: string) => string> = {
  joined: (who, whom) => `${whom || who} joined`,
  left: (who, whom) => `${whom || who} left`,
  invited: (who, whom) => `${who} added ${whom || 'a person'}`,
  removed: (who, whom) => `${who} removed ${whom || 'a person'}`,
  renamed: (who, _, text) => `${who} renamed the room to ${text || 'another name'}`,
  topic: (who, _, text) => (text ? `${who} set the topic to ${text}` : `${who} removed the topic`),
};

function names(userIds: readonly string[], nameOf: NameOf): string {
  return new Intl.ListFormat('en-GB').format(userIds.map(nameOf));
}
