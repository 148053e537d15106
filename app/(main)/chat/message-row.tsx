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
  return (
    <div className="relative flex max-w-[min(calc(68ch+24px),calc(100%-44px))]">
      <div
        data-border-when-forced
        className={clsx(
          'rounded-bubble text-16 flex min-w-0 flex-wrap items-end justify-end gap-x-3 px-3 py-1.5',
          isOwn ? 'bg-bubble-own' : 'border-line bg-bubble-other border dark:border-transparent',
          !isFirst && (isOwn ? 'rounded-tr-joined' : 'rounded-tl-joined'),
          !isLast && (isOwn ? 'rounded-br-joined' : 'rounded-bl-joined'),
        )}
      >
        {isNamed && isFirst && !isOwn && stored ? (
          <span
            id={`${id}-who`}
            data-hue={hueOf(stored.senderId)}
            className="text-14 text-person w-full font-medium"
          >
            {senderName}
          </span>
        ) : (
          <span id={`${id}-who`} className="sr-only">
            {senderName}
          </span>
        )}
        <div id={`${id}-what`} className="min-w-0 grow">
          {isDeleted ? <em className="text-ink-3">Message deleted</em> : <MessageText text={message.body} />}
        </div>
        <span
          id={`${id}-when`}
          className="text-12 text-ink-3 flex shrink-0 items-center gap-1 tabular-nums select-none"
        >
          {stored?.editedAt != null && !isDeleted && <span>edited</span>}
          <Time at={message.createdAt} style="clock" />
          {mark && !isDeleted && <MessageMark mark={mark} />}
        </span>
      </div>
      {children}
    </div>
  );
}
