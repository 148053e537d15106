import { useState } from 'react';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { canMentionGroups, mentionGroups } from '@/lib/contract/conversations/mention-groups.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { call } from '../../../_client/rest/call.ts';
import { type CompletionOption, OPTIONS_MAX } from './completion-option.ts';

interface MemberOptions {
  find(query: string): readonly CompletionOption[];
  /** Fetches those whom the page does not know. */
  ask(query: string): void;
}

/** The members of a conversation whom one can mention. */
export function useMemberOptions(conversation: Conversation): MemberOptions {
  const me = useMe();
  const [asked, setAsked] = useState<{ query: string; members: readonly Member[] } | null>(null);
  return {
    find(query) {
      const known = [...conversation.members, ...(asked && asked.query === query ? asked.members : [])];
      const groups = groupOptions(conversation, query);
      const people = [...new Map(known.map((member) => [member.userId, member])).values()]
        .filter(({ userId }) => userId !== me.id)
        .filter(namedBy(query))
        .slice(0, OPTIONS_MAX - groups.length)
        .map(
          (member): CompletionOption => ({
            kind: 'member',
            key: member.userId,
            text: `@${member.username}`,
            written: member.username,
            member,
          }),
        );
      return [...people, ...groups];
    },
    ask(query) {
      // Of a large room the page knows some members only.
      if (query === '' || conversation.members.length >= conversation.memberCount) return;
      call('GET /conversations/{id}/members', {
        params: { id: conversation.id },
        query: { query, limit: 100 },
      })
        .then(({ items }) => setAsked({ query, members: items }))
        // Those known already are offered anyway.
        .catch(() => undefined);
    },
  };
}

function groupOptions(conversation: Conversation, query: string): readonly CompletionOption[] {
  if (!canMentionGroups(conversation, conversation.myRole)) return [];
  const names = { all: 'Everyone in this room', here: 'Everyone who is here now' };
  return mentionGroups
    .filter((group) => group.startsWith(query.toLowerCase()))
    .map((group) => ({ kind: 'group', key: group, text: `@${group}`, written: group, name: names[group] }));
}

function namedBy(query: string): (member: Member) => boolean {
  const isFound = nameFinder(query);
  return ({ username, displayName }) =>
    isFound([username, displayName]) || username.startsWith(query.toLowerCase());
}
