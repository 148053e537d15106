import type { Message } from '@/lib/contract/conversations/message.ts';
import { eventText } from '../../_client/state/event-text.ts';
import { Time } from '../../_ui/time/time.tsx';

interface EventLineProps {
  readonly rowKey: string;
  readonly message: Message;
  nameOf(userId: string): string;
}

/** A line about the room itself, quietly between the messages: it takes no reply, reaction or change. */
export function EventLine({ rowKey, message, nameOf }: EventLineProps) {
  return (
    <p
      data-key={rowKey}
      data-seq={message.seq}
      tabIndex={-1}
      className="text-13 text-ink-2 px-4 pt-2.5 text-center wrap-anywhere outline-offset-[-2px]"
    >
      <bdi>{eventText(message, nameOf)}</bdi> · <Time at={message.createdAt} style="clock" />
    </p>
  );
}
