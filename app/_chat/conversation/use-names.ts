import { useMemo } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { canMentionGroups } from '@/lib/contract/conversations/mention-groups.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { nameSkeleton } from '@/lib/contract/values/name.ts';
import { useMe, usePeople } from '../../_client/live/hooks.ts';
import { bySkeleton } from '../../_client/live/look-alikes.ts';
import type { Hue } from '../../_ui/person/hue-of.ts';
import { distinctHues } from './hues.ts';
import { groupMentionables, type Mentionable } from './mentions.ts';

type Named = readonly [id: string, username: string, name: string];

/** What `useNames` wrote into a text, so that the same names are the same value. */
const namedIn = (text: string) => JSON.parse(text) as readonly Named[];

/**
 * What the members of a conversation are called, with the username where two names look alike. All results stay the same
 * object while no name changes, although read positions and presence change all the time: rows that use them are not drawn
 * again.
 */
export function useNames(conversation: Conversation): {
  nameOf(userId: string): string;
  readonly mentionables: ReadonlyMap<string, Mentionable>;
  /** The members, and everyone else whom the page knows, by id. */
  readonly named: ReadonlyMap<string, Mentionable>;
  readonly hues: ReadonlyMap<string, Hue>;
} {
  const me = useMe();
  const people = usePeople();
  const members = JSON.stringify(
    conversation.members.map(({ userId, username, displayName }) => [userId, username, displayName]),
  );
  const others = JSON.stringify(people.map(({ id, username, displayName }) => [id, username, displayName]));
  const nameOf = useMemo(() => {
    const pairs = [...namedIn(members), ...namedIn(others)];
    const names = new Map(pairs.map(([id, username, name]) => [id, { username, name }]));
    const alike = bySkeleton([...names].map(([id, { name }]) => ({ id, displayName: name })));
    const shown = new Map(
      [...names].map(([id, { username, name }]) => {
        const isUnique = alike.get(nameSkeleton(name))?.size === 1;
        return [id, isUnique ? isolate(name) : `${isolate(name)} (@${username})`];
      }),
    );
    return (userId: string) => (userId === me.id ? 'You' : (shown.get(userId) ?? 'Someone who left'));
  }, [members, others, me.id]);
  const named = useMemo(
    () =>
      new Map(
        [...namedIn(members), ...namedIn(others)].map(([userId, username, displayName]) => [
          userId,
          { userId, username, displayName, isMe: userId === me.id },
        ]),
      ),
    [members, others, me.id],
  );
  const hasGroups = canMentionGroups(conversation, conversation.myRole);
  const mentionables = useMemo(
    () =>
      new Map(
        [
          ...namedIn(members).map(([userId, username, displayName]) => ({
            userId,
            username,
            displayName,
            isMe: userId === me.id,
          })),
          ...(hasGroups ? groupMentionables : []),
        ].map((person) => [person.username, person]),
      ),
    [members, me.id, hasGroups],
  );
  const hues = useMemo(() => distinctHues(namedIn(members).map(([id]) => id)), [members]);
  return { nameOf, mentionables, named, hues };
}
