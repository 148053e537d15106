import { Check, CheckCheck, Clock3 } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

export type Mark = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read';

const WORDS: Readonly<Record<Mark, string>> = {
  waiting: 'Waiting for connection',
  sending: 'Sending',
  sent: 'Stored on the server',
  delivered: 'Reached one of their devices',
  read: 'Read',
};

/** How far one's own message `seq` has come in a direct conversation; rooms show no ticks. */
export function markOf(conversation: Conversation, meId: string, seq: number): Mark | null {
  if (conversation.kind !== 'direct') return null;
  const other = conversation.members.find((member) => member.userId !== meId);
  if (!other) return 'sent';
  if (other.readSeq >= seq) return 'read';
  return other.deliveredSeq >= seq ? 'delivered' : 'sent';
}

/** The sign of a message's state, with its word on hover and for the ear. */
export function MessageMark({ mark }: { readonly mark: Mark }) {
  return (
    <span title={WORDS[mark]} className="inline-flex">
      <Sign mark={mark} />
      <span className="sr-only">{WORDS[mark]}</span>
    </span>
  );
}

function Sign({ mark }: { readonly mark: Mark }) {
  switch (mark) {
    case 'waiting':
      return <Clock3 aria-hidden size={13} strokeWidth={2} />;
    case 'sending':
      // A quick answer shows no clock at all.
      return (
        <Clock3
          aria-hidden
          size={13}
          strokeWidth={2}
          className="[animation:fade_180ms_400ms_backwards] motion-reduce:opacity-60"
        />
      );
    case 'sent':
      return <Check aria-hidden size={15} strokeWidth={2} />;
    case 'delivered':
      return <CheckCheck aria-hidden size={15} strokeWidth={2} />;
    case 'read':
      return (
        <span className="bg-brand text-on-brand inline-grid size-4 place-items-center rounded-full">
          <CheckCheck aria-hidden size={11} strokeWidth={2.75} />
        </span>
      );
  }
}
