'use client';

import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useOpenConversation } from '../_chat/conversation/use-open-conversation.ts';
import { useConversations, useMe } from '../_client/live/hooks.ts';
import { useLive } from '../_client/live/live-context.ts';
import { isMuted } from '../_client/state/conversation-list.ts';
import { openConversationId } from './routes.ts';
import type { AppLayer } from './shortcuts/layer-context.ts';
import { hasLayer, isKey, isWriting } from './shortcuts/match-key.ts';
import { nextConversation } from './shortcuts/next-conversation.ts';
import { moveToRegion, noteFocus } from './shortcuts/regions.ts';
import { beginTypeAhead } from './shortcuts/type-ahead.ts';
import { useReadAll } from './shortcuts/use-read-all.ts';

interface AppKeysProps {
  readonly onShow: (layer: AppLayer) => void;
}

/** The keys that work on every page. Those of a page come first and handle what they know. */
export function AppKeys({ onShow }: AppKeysProps) {
  const conversations = useConversations();
  const { settings } = useMe();
  const router = useRouter();
  const chosenId = useLive((state) => state.chosenConversationId);
  const sentId = openConversationId(usePathname(), conversations);
  const openId = chosenId === undefined ? sentId : chosenId;
  const readAll = useReadAll();
  const open = useOpenConversation();

  const goTo = (step: 1 | -1, isUnreadOnly: boolean) => {
    // What is muted does not ask to be read, unless it mentions this person.
    const asks = (conversation: Conversation) =>
      conversation.id === openId || conversation.mentionCount > 0 || !isMuted(conversation, new Date());
    const shown = conversations.filter(({ id, notify }) => notify !== 'hidden' || id === openId);
    const listed = isUnreadOnly ? shown.filter(asks) : shown;
    const next = nextConversation(listed, openId, { step, isUnreadOnly });
    if (!next || open(next.id)) return;
    beginTypeAhead();
    router.push(`/chat/${next.id}` as Route);
  };

  const searchEverywhere = () => {
    const box = document.querySelector<HTMLInputElement>('[data-search-everywhere]');
    if (!box) return router.push('/search' as Route);
    box.focus();
    box.select();
  };

  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    const isPressed = (name: Parameters<typeof isKey>[1]) =>
      isKey(event, name, { hasSingleKeys: settings.singleKeys });
    if (hasLayer()) return null;
    if (isPressed('goTo'))
      return () => {
        beginTypeAhead();
        onShow('palette');
      };
    if (isPressed('searchEverywhere')) return searchEverywhere;
    if (isPressed('nextConversation')) return () => goTo(1, false);
    if (isPressed('previousConversation')) return () => goTo(-1, false);
    if (isPressed('nextUnread')) return () => goTo(1, true);
    if (isPressed('previousUnread')) return () => goTo(-1, true);
    if (isPressed('nextRegion')) return () => moveToRegion(1);
    if (isPressed('previousRegion')) return () => moveToRegion(-1);
    if (isPressed('readAll')) return readAll;
    if (isWriting(event.target)) return null;
    if (isPressed('showKeys')) return () => onShow('keys');
    const composer = isPressed('toComposer') && document.querySelector<HTMLElement>('textarea[name="body"]');
    return composer ? () => composer.focus() : null;
  };

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  });

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('keydown', (event) => handleKey(event), { signal: stop.signal });
    document.addEventListener('focusin', (event) => noteFocus(event.target), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return null;
}
