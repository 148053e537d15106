import { createContext, useContext, useMemo } from 'react';
import { mentionGroups } from '@/lib/contract/conversations/mention-groups.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';

/** A member who can be mentioned in a conversation. */
export interface Mentionable {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly isMe: boolean;
}

/** Everyone whom the page knows, by id: a message may mention members of a large room whom it does not list. */
export const NamedContext = createContext<ReadonlyMap<string, Mentionable>>(new Map());

/** Whom a text may mention, by username: the members of the open conversation, or those whom a stored message does mention. */
export const MentionablesContext = createContext<ReadonlyMap<string, Mentionable>>(new Map());

export function useMentionables(): ReadonlyMap<string, Mentionable> {
  return useContext(MentionablesContext);
}

/** Whom a message mentions, by username: of a stored one the server says it, of one on its way the members are looked at. */
export function useMentioned(
  message: Pick<Message, 'mentions' | 'mentionGroup'> | null,
): ReadonlyMap<string, Mentionable> {
  const members = useMentionables();
  const named = useContext(NamedContext);
  const { mentions = null, mentionGroup } = message ?? {};
  return useMemo(() => {
    if (mentions === null) return members;
    const people = mentions.map((id) => named.get(id)).filter((person) => person !== undefined);
    const groups = mentionGroup ? groupMentionables : [];
    return new Map([...people, ...groups].map((person) => [person.username, person]));
  }, [mentions, mentionGroup, members, named]);
}

/** Everyone in a room, or who is there: as visible as oneself. */
export const groupMentionables: readonly Mentionable[] = mentionGroups.map((group) => ({
  userId: '',
  username: group,
  displayName: group === 'all' ? 'Everyone in this room' : 'Everyone who was here',
  isMe: true,
}));

/** A piece of a text: plain, or a mention of a member. */
export interface MentionPiece {
  readonly text: string;
  readonly mentioned: Mentionable | null;
}

// As a username is written; what precedes it must not be part of a word, such as an email address.
const MENTION = /(?<![\p{L}\p{N}._-])@([a-z0-9._-]{2,30})/giu;

/** Splits a text at the members it mentions. A dot or hyphen that ends the sentence is not part of the name. */
export function splitMentions(
  text: string,
  members: ReadonlyMap<string, Mentionable>,
): readonly MentionPiece[] {
  const pieces: MentionPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const found = findMember(match[1] ?? '', members);
    if (!found) continue;
    const end = match.index + 1 + found.username.length;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), mentioned: null });
    pieces.push({ text: text.slice(match.index, end), mentioned: found });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mentioned: null });
  return pieces;
}

function findMember(typed: string, members: ReadonlyMap<string, Mentionable>): Mentionable | undefined {
  for (let name = typed.toLowerCase(); name.length > 1; name = name.slice(0, -1)) {
    const member = members.get(name);
    if (member) return member;
    if (!/[._-]$/.test(name)) return undefined;
  }
  return undefined;
}
