import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useConversations } from '../../_live/hooks.ts';

/** Alt with an arrow leads to the next or previous conversation, with Shift to the next or previous unread one. */
export function useConversationKeys(openId: string | null): void {
  const conversations = useConversations();
  const router = useRouter();

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    const wanted = conversations.filter(
      (conversation) => conversation.id === openId || !event.shiftKey || conversation.unreadCount > 0,
    );
    const at = wanted.findIndex((conversation) => conversation.id === openId);
    const next = at < 0 ? wanted.at(step > 0 ? 0 : -1) : wanted[at + step];
    if (!next) return;
    event.preventDefault();
    router.push(`/chat/${next.id}` as Route);
  });

  useEffect(() => {
    const handle = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}
