'use client';

import clsx from 'clsx';
import { type KeyboardEvent, memo, Suspense, useId, useRef, useState } from 'react';
import { useSettings } from '../../_client/live/hooks.ts';
import { useIsSaved } from '../../_client/live/use-saved.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { useMessageActions } from './actions/message-actions.ts';
import { entryOfKey } from './actions/message-entries.ts';
import { BlockedMessage, useIsFolded } from './blocked-message.tsx';
import { FailedNote } from './failed-note.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { MessageFoot } from './message-foot.tsx';
import { isStored, type MessageRowProps } from './message-row-props.ts';
import { UndoButton } from './undo-button.tsx';
import { useTouchGestures } from './use-touch-gestures.ts';

const MessageMenu = loadLater(() =>
  import('./actions/message-menu.tsx').then((loaded) => loaded.MessageMenu),
);

/** One message: one item on the screen, for a screen reader and for the keyboard. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, message, isOwn, isFirst, isWritable } = props;
  const id = useId();
  const ref = useRef<HTMLElement>(null);
  const [isActive, setIsActive] = useState(false);
  /** Led to by the keyboard: after a click letters are text, for the composer. */
  const isLedTo = useRef(false);
  const actions = useMessageActions();
  const { singleKeys } = useSettings();
  const isFolded = useIsFolded(props);
  const stored = isStored(message) && message.deletedAt === null ? message : null;
  const gestures = useTouchGestures({
    onLongPress: (pointerId) => openMenu(ref.current, pointerId),
    onSwipe: () => stored && isWritable && actions.reply(stored),
  });

  const isSaved = useIsSaved(message.conversationId, stored?.id ?? '');
  const acted = { isOwn, isWritable, isSaved, mayPin: actions.mayPin };

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!stored || !isLedTo.current || event.target !== event.currentTarget) return;
    const entry = entryOfKey(event, { message: stored, ...acted }, singleKeys);
    if (!entry) return;
    // What is selected is copied as everywhere.
    if (entry.name === 'copy' && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    entry.act(actions, stored);
  };

  if (isFolded.value)
    return (
      <BlockedMessage
        rowKey={rowKey}
        seq={isStored(message) ? message.seq : undefined}
        onShow={isFolded.show}
      />
    );
  return (
    <article
      ref={ref}
      data-key={rowKey}
      data-seq={isStored(message) ? message.seq : undefined}
      tabIndex={-1}
      aria-labelledby={`${id}-who ${id}-when ${id}-what ${id}-more`}
      onKeyDown={handleKey}
      {...gestures.handlers}
      onPointerEnter={() => setIsActive(true)}
      onPointerLeave={(event) => setIsActive(event.currentTarget.contains(document.activeElement))}
      onFocus={(event) => {
        setIsActive(true);
        if (event.target === event.currentTarget) isLedTo.current = event.target.matches(':focus-visible');
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsActive(false);
      }}
      style={gestures.offset > 0 ? { transform: `translateX(${gestures.offset}px)` } : undefined}
      className={clsx(
        'group rounded-bubble flex touch-pan-y flex-col px-3 outline-offset-[-2px] sm:px-4',
        isOwn ? 'items-end' : 'items-start',
        isFirst ? 'pt-2.5' : 'pt-0.5',
        !isStored(message) && 'animate-rise',
        props.isTarget && 'live-tint',
      )}
    >
      <MessageBubble {...props} isSaved={isSaved} id={id}>
        <div
          className={clsx(
            'absolute top-0 flex h-full items-center',
            isOwn ? 'right-full flex-row-reverse' : 'left-full',
          )}
        >
          {/* First, so that it stays where it is under the pointer when the menu comes. */}
          {stored && isOwn && isWritable && <UndoButton message={stored} />}
          {stored && isActive && (
            <Suspense fallback={null}>
              <MessageMenu message={stored} {...acted} />
            </Suspense>
          )}
        </div>
      </MessageBubble>
      <MessageFoot {...props} />
      {!isStored(message) && message.state === 'failed' && (
        <FailedNote
          clientId={message.clientId}
          reason={message.reason ?? ''}
          canEdit={message.forward === undefined}
        />
      )}
    </article>
  );
});

/** Opens the message's menu while the finger that asked for it is still down. */
function openMenu(row: HTMLElement | null, pointerId: number): void {
  row?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
  // Lifted beside the menu, the finger would close it again: from now on it belongs to the menu.
  row?.querySelector('[role="menu"]:popover-open')?.setPointerCapture(pointerId);
}
