import type { Message } from '@/lib/contract/conversations/message.ts';
import type { PendingMessage } from '../../_client/state/pending.ts';
import type { DeliveryState } from './message-status.tsx';

/** What a row of the log is drawn from. */
export interface MessageRowProps {
  readonly rowKey: string;
  readonly message: Message | PendingMessage;
  readonly senderName: string;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** In a room the writer's name is shown over each group. */
  readonly isNamed: boolean;
  readonly delivery: DeliveryState | null;
  /** Whether this is one's own newest message, under which is shown who has read it. */
  readonly isLastOwn: boolean;
  readonly isWritable: boolean;
  /** Whether this is the target of the last jump. */
  readonly isTarget: boolean;
  nameOf(userId: string): string;
}

/** Whether a message is stored, and not on its way. */
export function isStored(message: Message | PendingMessage): message is Message {
  return 'seq' in message;
}
