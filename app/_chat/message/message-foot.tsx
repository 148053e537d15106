'use client';

import { useEffect, useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { useConversation, useMe } from '../../_client/live/hooks.ts';
import { call } from '../../_client/rest/call.ts';
import type { TimeFormat } from '../../_ui/time/format-time.ts';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { useNow } from '../../_ui/time/use-now.ts';
import { useMessageActions } from './actions/message-actions.ts';
import { isStored, type MessageRowProps } from './message-row-props.ts';
import { readByLabel } from './read-by-label.ts';

/** Under one's own newest message: "Read 10:42" in a direct conversation, "Read by 4 of 9" in a room. */
export function MessageFoot({ message, isLastOwn, delivery }: MessageRowProps) {
  if (!isLastOwn || !isStored(message) || message.deletedAt !== null) return null;
  if (delivery === 'read') return <ReadAt message={message} />;
  return delivery === null ? <ReadBy message={message} /> : null;
}

function ReadAt({ message }: { readonly message: Message }) {
  const now = useNow();
  const format = useTimeFormat();
  const actions = useMessageActions();
  const [readAt, setReadAt] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    call('GET /messages/{id}/receipts', { params: { id: message.id } })
      .then(({ items }) => items)
      .then((items) => isWanted && setReadAt(items.find((item) => item.readAt)?.readAt ?? null))
      // The tick beside the text says that it was read; without an answer only the time is missing.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [message.id]);
  return (
    <FootButton onPress={() => actions.showReceipts(message)}>
      {readAt === null ? 'Read' : `Read ${whenLabel(new Date(readAt), now, format)}`}
    </FootButton>
  );
}

function whenLabel(at: Date, now: Date, format: TimeFormat): string {
  const when = format.when(at, now);
  const clock = format.clock(at);
  return when === clock ? clock : `${when} ${clock}`;
}

function ReadBy({ message }: { readonly message: Message }) {
  const me = useMe();
  const actions = useMessageActions();
  const conversation = useConversation(message.conversationId);
  if (conversation?.kind !== 'room' || conversation.memberCount < 2) return null;
  const readers = conversation.members.filter(
    ({ userId, readSeq }) => userId !== me.id && readSeq >= message.seq,
  ).length;
  // Of a large room not every member is known to the page; then only the list itself counts them all.
  const isWhole = conversation.members.length >= conversation.memberCount;
  return (
    <FootButton onPress={() => actions.showReceipts(message)}>
      {isWhole ? readByLabel(readers, conversation.memberCount - 1) : 'Read by…'}
    </FootButton>
  );
}

function FootButton({ onPress, children }: { onPress(): void; readonly children: string }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="text-12 text-ink-3 hover:text-ink rounded-control mt-0.5 min-h-6 px-1 tabular-nums hover:underline"
    >
      {children}
    </button>
  );
}
