'use client';

import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { isUncounted } from '@/lib/contract/conversations/message-rules.ts';
import { useMe } from '../../_client/live/hooks.ts';
import type { PendingMessage } from '../../_client/state/pending.ts';
import { Time } from '../../_ui/time/time.tsx';
import { MessageRow } from '../message/message-row.tsx';
import { type DeliveryState, deliveryStateOf } from '../message/message-status.tsx';
import { EventLine } from './event-line.tsx';
import { type LogRow, logDays } from './log-rows.ts';
import { useDayOf } from './use-day-of.ts';

interface LogDaysProps {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly pending: readonly PendingMessage[];
  readonly newFromSeq: number | null;
  /** The target of the last jump. */
  readonly targetSeq: number | null;
  readonly isWritable: boolean;
  nameOf(userId: string): string;
}

/** Messages under the headings of their days. */
export function LogDays(props: LogDaysProps) {
  const { conversation, messages, pending, newFromSeq, targetSeq, isWritable, nameOf } = props;
  const dayOf = useDayOf();
  const { id: meId } = useMe();
  const lastOwn = messages.findLast((message) => message.senderId === meId && !isUncounted(message));
  return logDays({ messages, pending, meId, newFromSeq, dayOf }).map((day) => (
    <section key={day.key}>
      <h2
        data-day
        className="pointer-events-none sticky top-2 z-10 my-3 flex justify-center transition-opacity duration-180 data-floating:opacity-0"
      >
        <Time
          at={day.at}
          style="day"
          className="border-line bg-surface text-12 text-ink-2 rounded-full border px-3 py-0.5 font-medium"
        />
      </h2>
      {day.rows.map((row) => (
        <div key={row.key}>
          {row.hasNewLine && <NewLine />}
          {row.kind === 'message' && row.message.event !== null ? (
            <EventLine rowKey={row.key} message={row.message} nameOf={nameOf} />
          ) : (
            <MessageRow
              rowKey={row.key}
              message={row.message}
              senderName={row.kind === 'message' && !row.isOwn ? nameOf(row.message.senderId) : 'You'}
              isOwn={row.isOwn}
              isFirst={row.isFirst}
              isLast={row.isLast}
              isNamed={conversation.kind === 'room'}
              delivery={deliveryOfRow(row, conversation, meId)}
              isLastOwn={row.kind === 'message' && row.message === lastOwn && pending.length === 0}
              isWritable={isWritable}
              isTarget={row.kind === 'message' && row.message.seq === targetSeq}
              nameOf={nameOf}
            />
          )}
        </div>
      ))}
    </section>
  ));
}

function deliveryOfRow(row: LogRow, conversation: Conversation, meId: string): DeliveryState | null {
  if (row.kind === 'message') return row.isOwn ? deliveryStateOf(conversation, meId, row.message.seq) : null;
  return row.message.state === 'failed' ? null : row.message.state;
}

function NewLine() {
  return (
    <div data-new-line className="mt-3 mb-1 flex items-center gap-3 px-4">
      <span aria-hidden className="bg-signal h-px grow" />
      <span
        data-border-when-forced
        className="bg-signal text-12 text-on-signal rounded-full px-2.5 py-0.5 font-medium"
      >
        New messages
      </span>
      <span aria-hidden className="bg-signal h-px grow" />
    </div>
  );
}
