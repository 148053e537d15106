import type { Message } from '@/lib/contract/conversations/message.ts';
import type { PendingMessage } from '../../_client/state/pending.ts';

/** The same writer within this time is one group. */
const GROUP_MS = 5 * 60_000;

interface RowPosition {
  /** The same before and after a message is stored, so that its row stays where it is. */
  readonly key: string;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether the line "New messages" is shown before it. */
  readonly hasNewLine: boolean;
}

export type LogRow =
  | (RowPosition & { readonly kind: 'message'; readonly message: Message })
  | (RowPosition & { readonly kind: 'pending'; readonly message: PendingMessage });

export interface LogDay {
  readonly key: string;
  /** A moment of that day (RFC 3339). */
  readonly at: string;
  readonly rows: readonly LogRow[];
}

interface LogRowsInput {
  readonly messages: readonly Message[];
  readonly pending: readonly PendingMessage[];
  readonly meId: string;
  /** The first message that was new on opening, or null. */
  readonly newFromSeq: number | null;
  /** Names the calendar day of a moment, by the reader's clock. */
  dayOf(at: string): string;
}

/** Messages in their days and groups, one's own pending ones last. Undone messages are left out. */
export function logDays({ messages, pending, meId, newFromSeq, dayOf }: LogRowsInput): LogDay[] {
  const entries = [
    ...messages
      .filter(({ isUndone }) => !isUndone)
      .map((message) => ({
        kind: 'message' as const,
        message,
        // A line about the room belongs to no writer's group.
        writer: message.event === null ? message.senderId : `event of ${message.senderId}`,
        hasNewLine: message.seq === newFromSeq,
      })),
    ...pending.map((message) => ({ kind: 'pending' as const, message, writer: meId, hasNewLine: false })),
  ];
  const days: { key: string; at: string; rows: LogRow[] }[] = [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    const row = {
      key: `${entry.writer}:${entry.message.clientId}`,
      isOwn: entry.writer === meId,
      isFirst: !before || entry.hasNewLine || !isOneGroup(before, entry, dayOf),
      isLast: !after || after.hasNewLine || !isOneGroup(entry, after, dayOf),
      hasNewLine: entry.hasNewLine,
    };
    const at = entry.message.createdAt;
    const day = dayOf(at);
    let open = days.at(-1);
    // A pending message is numbered last, whatever the clock of this device says.
    if (
      !open ||
      (open.key !== day && entry.kind === 'message') ||
      (open.key < day && entry.kind === 'pending')
    ) {
      open = { key: day, at, rows: [] };
      days.push(open);
    }
    open.rows.push(
      entry.kind === 'message'
        ? { ...row, kind: 'message', message: entry.message }
        : { ...row, kind: 'pending', message: entry.message },
    );
  });
  return days;
}

interface LogEntry {
  readonly writer: string;
  readonly message: { readonly createdAt: string };
}

function isOneGroup(before: LogEntry, after: LogEntry, dayOf: (at: string) => string): boolean {
  if (before.writer !== after.writer) return false;
  const [one, other] = [before.message.createdAt, after.message.createdAt];
  return dayOf(one) === dayOf(other) && Math.abs(Date.parse(other) - Date.parse(one)) < GROUP_MS;
}
