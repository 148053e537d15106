'use client';

import { Ellipsis } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { Menu } from '../../../_ui/layers/menu.tsx';
import { ConversationItems } from './conversation-items.tsx';
import { rowMenuLabel } from './row-menu-label.ts';

/** At the end of a row that is pointed at or has the focus: what can be done with the conversation. */
export function RowMenuButton({ conversation }: { readonly conversation: Conversation }) {
  const me = useMe();
  return (
    <Menu
      label={rowMenuLabel(conversation, me.id)}
      align="end"
      trigger={<Ellipsis aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="bg-surface border-line text-ink-2 hover:text-ink rounded-control absolute top-1.5 right-2 grid size-7 place-items-center border pointer-coarse:hidden"
    >
      <ConversationItems conversation={conversation} />
    </Menu>
  );
}
