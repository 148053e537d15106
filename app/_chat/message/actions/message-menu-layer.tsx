'use client';

import { useEffect } from 'react';
import { useLive } from '../../../_client/live/live-context.ts';
import { useIsSaved } from '../../../_client/live/use-saved.ts';
import { messageById } from '../../../_client/state/thread.ts';
import { BottomSheet } from '../../../_ui/layers/bottom-sheet.tsx';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import { PointMenu } from '../../../_ui/layers/point-menu.tsx';
import type { ActedOn } from './message-entries.ts';
import { MessageItems } from './message-items.tsx';

export interface MessageMenuLayerProps {
  readonly on: ActedOn;
  readonly place: MenuPlace;
  onClose(): void;
}

/** The menu of a message where it was asked for, live: it closes when the message is deleted. */
export function MessageMenuLayer({ on, place, onClose }: MessageMenuLayerProps) {
  const { conversationId, id } = on.message;
  const live = useLive(({ threads }) => messageById(threads.get(conversationId)?.thread, id));
  const isSaved = useIsSaved(conversationId, id);
  const message = live ?? on.message;
  const isGone = message.deletedAt !== null;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone) return null;
  const items = (
    <MessageItems {...on} message={message} isSaved={isSaved} isInSheet={place.kind === 'sheet'} />
  );
  return place.kind === 'sheet' ? (
    <BottomSheet label="Message options" onClose={onClose}>
      {items}
    </BottomSheet>
  ) : (
    <PointMenu label="Message options" at={place} onClose={onClose}>
      {items}
    </PointMenu>
  );
}
