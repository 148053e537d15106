import type { Message } from '../../../lib/contract/conversations/message.ts';

/** What a line about the room says: "Ada renamed the room to Design". `nameOf` names a person by id. */
export function eventText(
  { senderId, event }: Pick<Message, 'senderId' | 'event'>,
  nameOf: (userId: string) => string,
): string {
  const who = nameOf(senderId);
  if (event?.type === 'renamed') return `${who} renamed the room to ${event.text ?? 'another name'}`;
  return `${who} changed the room`;
}
