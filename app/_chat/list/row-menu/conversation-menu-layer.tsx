'use client';

import { useEffect } from 'react';
import { useConversation, useMe } from '../../../_client/live/hooks.ts';
import { BottomSheet } from '../../../_ui/layers/bottom-sheet.tsx';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import { PointMenu } from '../../../_ui/layers/point-menu.tsx';
import { ConversationItems } from './conversation-items.tsx';
import { rowMenuLabel } from './row-menu-label.ts';

interface ConversationMenuLayerProps {
  readonly id: string;
  readonly place: MenuPlace;
  onClose(): void;
}

/** The menu of a conversation where it was asked for, live: it closes when the conversation is gone. */
export function ConversationMenuLayer({ id, place, onClose }: ConversationMenuLayerProps) {
  const me = useMe();
  const conversation = useConversation(id);
  const isGone = conversation === undefined;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone) return null;
  const label = rowMenuLabel(conversation, me.id);
  const items = <ConversationItems conversation={conversation} />;
  return place.kind === 'sheet' ? (
    <BottomSheet label={label} onClose={onClose}>
      {items}
    </BottomSheet>
  ) : (
    <PointMenu label={label} at={place} onClose={onClose}>
      {items}
    </PointMenu>
  );
}
