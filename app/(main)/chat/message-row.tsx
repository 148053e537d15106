'use client';

import clsx from 'clsx';
import { type KeyboardEvent, memo, useId, useState } from 'react';
import type { Message } from '@/lib/contract/message.ts';
import type { PendingMessage } from '../../_live/pending.ts';
import { hueOf } from '../../_ui/hue-of.ts';
import { Time } from '../../_ui/time.tsx';
import { FailedNote } from './failed-note.tsx';
import { useMessageActions } from './message-actions.ts';
import { type Mark, MessageMark } from './message-mark.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import { lastLineDirection } from './text-direction.ts';

interface MessageRowProps {
  readonly rowKey: string;
  readonly message: Message | PendingMessage;
  readonly senderName: string;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** In a room the writer's name stands over each group. */
  readonly isNamed: boolean;
  readonly mark: Mark | null;
}

function isStored(message: Message | PendingMessage): message is Message {
  return 'seq' in message;
}

/** One message: one item for the eye, the ear and the keyboard. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, message, senderName, isOwn, isFirst } = props;
  const id = useId();
  const [isActive, setIsActive] = useState(false);
  const actions = useMessageActions();
  const stored = isStored(message) ? message : null;

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!stored || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const canChange = isOwn && stored.deletedAt === null;
    if (event.key === 'c') actions.copy(stored);
    else if (event.key === 'e' && canChange) actions.edit(stored);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && canChange) actions.remove(stored);
    else return;
    event.preventDefault();
  };

  return (
    <article
      data-key={rowKey}
      data-seq={stored?.seq}
      tabIndex={-1}
      aria-labelledby={`${id}-who ${id}-when ${id}-what`}
      onKeyDown={handleKey}
      onPointerEnter={() => setIsActive(true)}
      onPointerLeave={(event) => setIsActive(event.currentTarget.contains(document.activeElement))}
      onFocus={() => setIsActive(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsActive(false);
      }}
      className={clsx(
        'group rounded-bubble flex flex-col px-3 outline-offset-[-2px] sm:px-4',
        isOwn ? 'items-end' : 'items-start',
        isFirst ? 'pt-2.5' : 'pt-0.5',
        !stored && 'animate-rise',
      )}
    >
      <Bubble {...props} id={id} senderName={senderName}>
        {stored && isActive && stored.deletedAt === null && <MessageMenu message={stored} isOwn={isOwn} />}
      </Bubble>
      {!isStored(message) && message.state === 'failed' && (
        <FailedNote clientId={message.clientId} reason={message.reason ?? ''} />
      )}
    </article>
  );
});

interface BubbleProps extends MessageRowProps {
  readonly id: string;
  readonly children: React.ReactNode;
}

function Bubble({ id, message, senderName, isOwn, isFirst, isLast, isNamed, mark, children }: BubbleProps) {
  const stored = isStored(message) ? message : null;
  const isDeleted = stored?.deletedAt != null;
  const isEdited = stored?.editedAt != null && !isDeleted;
  const isNameShown = isNamed && isFirst && !isOwn && stored !== null;
  return (
    <div className="relative flex max-w-[min(calc(68ch+24px),calc(100%-44px))]">
      <div
        data-border-when-forced
        className={clsx(
          'rounded-bubble text-16 relative min-w-0 px-3 py-1.5',
          isOwn ? 'bg-bubble-own' : 'border-line bg-bubble-other border dark:border-transparent',
          !isFirst && (isOwn ? 'rounded-tr-joined' : 'rounded-tl-joined'),
          !isLast && (isOwn ? 'rounded-br-joined' : 'rounded-bl-joined'),
        )}
      >
        <span
          id={`${id}-who`}
          {...(isNameShown && { 'data-hue': hueOf(stored.senderId) })}
          className={isNameShown ? 'text-14 text-person block font-medium' : 'sr-only'}
        >
          {senderName}
        </span>
        <div id={`${id}-what`}>
          {isDeleted ? (
            <p className="text-ink-3 pr-11 italic">Message deleted</p>
          ) : (
            <MessageText text={message.body} tailClassName={tailClass(mark !== null, isEdited)} />
          )}
        </div>
        {/* Over the end of the last line, where the text leaves room for it. */}
        <span
          id={`${id}-when`}
          className={clsx(
            'text-12 text-ink-3 absolute bottom-1.5 flex items-center gap-1 tabular-nums select-none',
            lastLineDirection(isDeleted ? '' : message.body) === 'rtl' ? 'left-3' : 'right-3',
          )}
        >
          {isEdited && <span>edited</span>}
          <Time at={message.createdAt} style="clock" />
          {mark && !isDeleted && <MessageMark mark={mark} />}
        </span>
      </div>
      {children}
    </div>
  );
}

function tailClass(hasMark: boolean, isEdited: boolean): string {
  if (isEdited) return hasMark ? 'w-27' : 'w-22';
  return hasMark ? 'w-17' : 'w-12';
}
