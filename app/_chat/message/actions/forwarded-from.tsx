'use client';

import { Forward } from 'lucide-react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { filesText } from '@/lib/contract/conversations/preview-text.ts';
import type { PendingMessage } from '../../../_client/state/pending.ts';
import { useMessageActions } from './message-actions.ts';

interface ForwardedFromProps {
  readonly message: Message | PendingMessage;
  nameOf(userId: string): string;
}

/** Over a message that was sent on: from whom it is. A press leads to the first one, for who can read it. */
export function ForwardedFrom({ message, nameOf }: ForwardedFromProps) {
  const actions = useMessageActions();
  if ('seq' in message) {
    const { forwarded } = message;
    if (!forwarded) return null;
    return (
      <button
        type="button"
        data-tooltip="Show the original"
        onClick={() => actions.showOriginal(forwarded)}
        className="text-13 text-ink-2 hover:text-ink mb-0.5 flex max-w-full items-center gap-1 text-start"
      >
        <Line name={nameOf(forwarded.senderId)} />
      </button>
    );
  }
  const { forward } = message;
  if (!forward) return null;
  return (
    <>
      <p className="text-13 text-ink-2 mb-0.5 flex max-w-full items-center gap-1">
        <Line name={nameOf(forward.senderId)} />
      </p>
      {forward.files.length > 0 && <p className="text-14 text-ink-2">{filesText(forward.files)}</p>}
    </>
  );
}

function Line({ name }: { readonly name: string }) {
  return (
    <>
      <Forward aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      <span className="truncate">
        Forwarded from <bdi className="font-medium">{name === 'You' ? 'you' : name}</bdi>
      </span>
    </>
  );
}
