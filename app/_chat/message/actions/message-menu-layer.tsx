'use client';

import { useEffect } from 'react';
import { useLive } from '../../../_client/live/live-context.ts';
import { useIsSaved } from '../../../_client/live/use-saved.ts';
import { messageById } from '../../../_client/state/thread.ts';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import { PlacedMenu } from '../../../_ui/layers/placed-menu.tsx';
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
  return (
    <PlacedMenu label="Message options" place={place} onClose={onClose}>
      <MessageItems {...on} message={message} isSaved={isSaved} isInSheet={place.kind === 'sheet'} />
    </PlacedMenu>
  );
}
