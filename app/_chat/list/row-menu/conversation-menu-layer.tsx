'use client';

import { useEffect } from 'react';
import { useConversation, useMe } from '../../../_client/live/hooks.ts';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import { PlacedMenu } from '../../../_ui/layers/placed-menu.tsx';
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
  return (
    <PlacedMenu label={rowMenuLabel(conversation, me.id)} place={place} onClose={onClose}>
      <ConversationItems conversation={conversation} />
    </PlacedMenu>
  );
}
