import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { withoutCode } from './without-code.ts';

/** Everyone in a room, or those of them who are at a device just now; each is written like a username. */
export const mentionGroups = ['all', 'here'] as const;
export type MentionGroup = (typeof mentionGroups)[number];

/** In a room of so many members each of them may mention everyone; in a larger one its owners and admins. */
export const OPEN_TO_ALL_MEMBERS = 20;

const NAMES_MAX = 50;
const NAME = /(?<![\p{L}\p{N}_.@/-])@([a-z0-9._-]{2,30})/giu;

/** Every username that a text may mean outside of code: `@ada.` at the end of a sentence is `ada.` or `ada`. */
export function namesIn(body: string): string[] {
  const names = new Set<string>();
  for (const [, written = ''] of withoutCode(body).matchAll(NAME)) {
    for (let name = written.toLowerCase(); name.length >= 2; name = name.slice(0, -1)) {
      names.add(name);
      if (!/[._-]$/.test(name)) break;
    }
    if (names.size >= NAMES_MAX) break;
  }
  return [...names];
}

/** Whom a text names besides single members; who writes `@all` and `@here` means all. */
export function groupIn(body: string): MentionGroup | null {
  if (!body.includes('@')) return null;
  const names = namesIn(body);
  return mentionGroups.find((group) => names.includes(group)) ?? null;
}

/** Whether a member may mention everyone. Whose `@all` does not count may still write it. */
export function canMentionGroups(
  { kind, memberCount }: Pick<Conversation, 'kind' | 'memberCount'>,
  role: Conversation['myRole'],
): boolean {
  return kind === 'room' && (memberCount <= OPEN_TO_ALL_MEMBERS || role !== 'member');
}

/** Whether a message mentions a person: by name, or with everyone in the room. */
export function isMentioned(
  { senderId, mentions, mentionGroup }: Pick<Message, 'senderId' | 'mentions' | 'mentionGroup'>,
  userId: string,
): boolean {
  return mentions.includes(userId) || (mentionGroup === 'all' && senderId !== userId);
}
