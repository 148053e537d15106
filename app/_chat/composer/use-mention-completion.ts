import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { call } from '../../_client/rest/call.ts';
import { putText } from './text-box/insert-text.ts';

const SHOWN_MAX = 8;
// The @ and what follows it up to the cursor, at the beginning of a word.
const TYPED = /(?<![\p{L}\p{N}._@-])@([\p{L}\p{N}._-]{0,30})$/u;

export interface MentionCompletion {
  readonly found: readonly Member[];
  /** The one that Enter inserts. */
  readonly current: number;
  /** After every change of the text or the cursor. */
  update(): void;
  close(): void;
  choose(member: Member): void;
  /** Handles the arrow keys, Enter, Tab and Escape while names are shown; answers whether it did. */
  handleKey(event: KeyboardEvent): boolean;
}

/** Names to choose from while one types `@` and the beginning of a name. */
export function useMentionCompletion(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  conversation: Conversation,
): MentionCompletion {
  const me = useMe();
  const [query, setQuery] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const [asked, setAsked] = useState<{ query: string; members: readonly Member[] } | null>(null);

  const known = [...conversation.members, ...(asked && asked.query === query ? asked.members : [])];
  const others = [...new Map(known.map((member) => [member.userId, member])).values()].filter(
    ({ userId }) => userId !== me.id,
  );
  const found = query === null ? [] : others.filter(namedBy(query)).slice(0, SHOWN_MAX);

  const close = () => setQuery(null);

  const choose = (member: Member) => {
    const field = fieldRef.current;
    if (!field || query === null) return;
    const end = field.selectionStart;
    putText(field, end - query.length - 1, end, `@${member.username} `);
    close();
  };

  return {
    found,
    current,
    close,
    choose,
    update() {
      const field = fieldRef.current;
      const isCursor = field && field.selectionStart === field.selectionEnd;
      const typed = isCursor ? TYPED.exec(field.value.slice(0, field.selectionStart))?.[1] : undefined;
      if (typed === (query ?? undefined)) return;
      setQuery(typed ?? null);
      setCurrent(0);
      // Of a large room the page knows some members only.
      if (typed && conversation.members.length < conversation.memberCount) {
        call('GET /conversations/{id}/members', {
          params: { id: conversation.id },
          query: { query: typed || undefined, limit: 100 },
        })
          .then(({ items }) => setAsked({ query: typed, members: items }))
          // Those known already are offered anyway.
          .catch(() => undefined);
      }
    },
    handleKey(event) {
      const member = found[current];
      if (!member || event.ctrlKey || event.metaKey || event.altKey) return false;
      // Written out already: Enter is for the message.
      if (event.key === 'Enter' && query?.toLowerCase() === member.username) return false;
      if (event.key === 'ArrowDown') setCurrent((current + 1) % found.length);
      else if (event.key === 'ArrowUp') setCurrent((current - 1 + found.length) % found.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(member);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

function namedBy(query: string): (member: Member) => boolean {
  const isFound = nameFinder(query);
  return ({ username, displayName }) =>
    isFound([username, displayName]) || username.startsWith(query.toLowerCase());
}
