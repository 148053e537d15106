'use client';

import clsx from 'clsx';
import { type KeyboardEvent, memo, type ReactNode, Suspense, useId, useRef, useState } from 'react';
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
import { useMessageGestures } from './use-message-gestures.ts';

const MessageToolbar = loadLater(() =>
  import('./actions/message-toolbar.tsx').then((loaded) => loaded.MessageToolbar),
);

/** One message: one item on the screen, for a screen reader and for the keyboard. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, message, isOwn, isFirst, isWritable } = props;
  const id = useId();
  const [isActive, setIsActive] = useState(false);
  /** Led to by the keyboard: after a click letters are text, for the composer. */
  const isLedTo = useRef(false);
  const actions = useMessageActions();
  const { singleKeys } = useSettings();
  const isFolded = useIsFolded(props);
  const stored = isStored(message) && message.deletedAt === null ? message : null;
  const isSaved = useIsSaved(message.conversationId, stored?.id ?? '');
  const on = stored && { message: stored, isOwn, isWritable, isSaved, mayPin: actions.mayPin };
  const gestures = useMessageGestures(on);

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!on || !isLedTo.current || event.target !== event.currentTarget) return;
    const entry = entryOfKey(event, on, singleKeys);
    if (!entry) return;
    // What is selected is copied as everywhere.
    if (entry.name === 'copy' && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    entry.act(actions, on.message);
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
        'pressable group rounded-bubble flex touch-pan-y flex-col px-3 outline-offset-[-2px] sm:px-4',
        isOwn ? 'items-end' : 'items-start',
        isFirst ? 'pt-2.5' : 'pt-0.5',
        !isStored(message) && 'animate-rise',
        props.isTarget && 'live-tint',
      )}
    >
      <MessageBubble {...props} isSaved={isSaved} id={id}>
        <Beside isOwn={isOwn}>
          {/* First, so that it stays where it is under the pointer when the rest comes. */}
          {stored && isOwn && isWritable && (
            <span className="beside-undo">
              <UndoButton message={stored} />
            </span>
          )}
          {on && isActive && (
            <Suspense fallback={null}>
              <MessageToolbar {...on} />
            </Suspense>
          )}
        </Beside>
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

/** What appears beside a bubble. */
function Beside({ isOwn, children }: { readonly isOwn: boolean; readonly children: ReactNode }) {
  return (
    <div data-print="hide" className={clsx('beside-bubble', isOwn && 'beside-own')}>
      {children}
    </div>
  );
}
