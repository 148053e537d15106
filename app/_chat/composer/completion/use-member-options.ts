import { useState } from 'react';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
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
      return [...new Map(known.map((member) => [member.userId, member])).values()]
        .filter(({ userId }) => userId !== me.id)
        .filter(namedBy(query))
        .slice(0, OPTIONS_MAX)
        .map((member) => ({
          kind: 'member',
          key: member.userId,
          text: `@${member.username}`,
          written: member.username,
          member,
        }));
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

function namedBy(query: string): (member: Member) => boolean {
  const isFound = nameFinder(query);
  return ({ username, displayName }) =>
    isFound([username, displayName]) || username.startsWith(query.toLowerCase());
}
