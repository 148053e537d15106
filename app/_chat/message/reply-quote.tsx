'use client';

import { useQuoted } from '../../_client/live/hooks.ts';
import { useHue } from '../conversation/hues.ts';
import { oneLine } from '../text/one-line.ts';
import { useMessageActions } from './actions/message-actions.ts';

interface ReplyQuoteProps {
  readonly conversationId: string;
  readonly replyToId: string;
  nameOf(userId: string): string;
}

/** What a message answers, above its text; a press leads there. */
export function ReplyQuote({ conversationId, replyToId, nameOf }: ReplyQuoteProps) {
  const quoted = useQuoted(conversationId, replyToId);
  const actions = useMessageActions();
  const hue = useHue(quoted?.senderId ?? '');
  if (!quoted) {
    return (
      <p className="border-control text-14 text-ink-3 mb-1 border-s-2 ps-2">
        {quoted === null ? 'A message that cannot be shown' : '…'}
      </p>
    );
  }
  const name = nameOf(quoted.senderId);
  return (
    <button
      type="button"
      data-hue={hue}
      onClick={() => actions.jumpTo(quoted.seq)}
      className="border-person hover:bg-hover text-14 mb-1 flex w-full min-w-0 flex-col border-s-2 ps-2 pe-1 text-start"
    >
      <span className="text-person max-w-full truncate font-medium">
        <span className="sr-only">In reply to </span>
        <bdi>{name}</bdi>
        <span className="sr-only">:</span>
      </span>
      <span dir="auto" className="text-ink-2 line-clamp-2 max-w-full [overflow-wrap:anywhere]">
        {oneLine(quoted)}
      </span>
    </button>
  );
}
