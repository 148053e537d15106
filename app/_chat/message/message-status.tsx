import { Check, CheckCheck, Clock3 } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read';

const LABELS: Readonly<Record<DeliveryState, string>> = {
  waiting: 'Waiting for connection',
  sending: 'Sending',
  sent: 'Stored on the server',
  delivered: 'Reached one of their devices',
  read: 'Read',
};

/** How far one's own message `seq` has come in a direct conversation; rooms show no ticks. */
export function deliveryStateOf(conversation: Conversation, meId: string, seq: number): DeliveryState | null {
  if (conversation.kind !== 'direct') return null;
  const other = conversation.members.find((member) => member.userId !== meId);
  if (!other) return 'sent';
  if (other.readSeq >= seq) return 'read';
  return other.deliveredSeq >= seq ? 'delivered' : 'sent';
}

/** The icon of a message's delivery state, with its label on hover and for a screen reader. */
export function DeliveryIcon({ state }: { readonly state: DeliveryState }) {
  return (
    <span title={LABELS[state]} className="inline-flex">
      <StateIcon state={state} />
      <span className="sr-only">{LABELS[state]}</span>
    </span>
  );
}

function StateIcon({ state }: { readonly state: DeliveryState }) {
  switch (state) {
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
