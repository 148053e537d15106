import { useState } from 'react';
import { useConversation, useIsBlocked } from '../../_client/live/hooks.ts';
import { isStored, type MessageRowProps } from './message-row-props.ts';

/** Whether a message of a room is folded, because the reader blocks who sent it; `show` unfolds this one. */
export function useIsFolded({ message, isOwn }: MessageRowProps): { value: boolean; show: () => void } {
  const isBlocked = useIsBlocked(isStored(message) ? message.senderId : '');
  const isRoom = useConversation(message.conversationId)?.kind === 'room';
  const [isShown, setIsShown] = useState(false);
  return { value: isRoom && isBlocked && !isOwn && !isShown, show: () => setIsShown(true) };
}

interface BlockedMessageProps {
  readonly rowKey: string;
  readonly seq: number | undefined;
  readonly onShow: () => void;
}

/** In place of a message of someone whom the reader blocks. */
export function BlockedMessage({ rowKey, seq, onShow }: BlockedMessageProps) {
  return (
    <article data-key={rowKey} data-seq={seq} tabIndex={-1} className="text-13 text-ink-3 px-3 py-1 sm:px-4">
      Message from someone you blocked ·{' '}
      <button type="button" onClick={onShow} className="text-brand-text font-medium">
        Show
      </button>
    </article>
  );
}
