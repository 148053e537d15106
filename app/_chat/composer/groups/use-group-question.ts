import { useRef, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import {
  canMentionGroups,
  groupIn,
  type MentionGroup,
  OPEN_TO_ALL_MEMBERS,
} from '@/lib/contract/conversations/mention-groups.ts';

export interface GroupQuestion {
  /** Whom a message is about to notify; null while nothing is asked. */
  readonly group: MentionGroup | null;
  /** Whether it has to be asked before this text is sent; the question is open then. */
  asks(body: string): boolean;
  /** It is to be sent. */
  agree(): void;
  close(): void;
}

/** Asks before a message notifies many people at once. */
export function useGroupQuestion(conversation: Conversation): GroupQuestion {
  const [asked, setAsked] = useState<{ readonly group: MentionGroup; readonly body: string } | null>(null);
  const agreed = useRef<string | null>(null);
  return {
    group: asked?.group ?? null,
    asks(body) {
      const isAgreed = agreed.current === body;
      agreed.current = null;
      const { memberCount, myRole } = conversation;
      if (isAgreed || memberCount <= OPEN_TO_ALL_MEMBERS || !canMentionGroups(conversation, myRole))
        return false;
      const group = groupIn(body);
      if (group !== null) setAsked({ group, body });
      return group !== null;
    },
    agree() {
      agreed.current = asked?.body ?? null;
      setAsked(null);
    },
    close: () => setAsked(null),
  };
}
