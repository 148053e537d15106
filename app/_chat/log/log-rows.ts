import type { Message } from '@/lib/contract/conversations/message.ts';
import type { PendingMessage } from '../../_client/state/pending.ts';

/** The same writer within this time is one group. */
const GROUP_MS = 5 * 60_000;

interface RowPlace {
  /** The same before and after a message is stored, so that its row stays where it is. */
  readonly key: string;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether the line "New messages" stands before it. */
  readonly hasNewLine: boolean;
}

export type LogRow =
  | (RowPlace & { readonly kind: 'message'; readonly message: Message })
  | (RowPlace & { readonly kind: 'pending'; readonly message: PendingMessage });

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

/** Messages in their days and groups, one's own pending ones last. What was taken back is not there at all. */
export function logDays({ messages, pending, meId, newFromSeq, dayOf }: LogRowsInput): LogDay[] {
  const places = [
    ...messages
      .filter(({ isUndone }) => !isUndone)
      .map((message) => ({
        kind: 'message' as const,
        message,
        writer: message.senderId,
        hasNewLine: message.seq === newFromSeq,
      })),
    ...pending.map((message) => ({ kind: 'pending' as const, message, writer: meId, hasNewLine: false })),
  ];
  const days: { key: string; at: string; rows: LogRow[] }[] = [];
  places.forEach((place, index) => {
    const before = places[index - 1];
    const after = places[index + 1];
    const row = {
      key: `${place.writer}:${place.message.clientId}`,
      isOwn: place.writer === meId,
      isFirst: !before || place.hasNewLine || !isOneGroup(before, place, dayOf),
      isLast: !after || after.hasNewLine || !isOneGroup(place, after, dayOf),
      hasNewLine: place.hasNewLine,
    };
    const at = place.message.createdAt;
    const day = dayOf(at);
    let open = days.at(-1);
    // A pending message is numbered last, whatever the clock of this device says.
    if (
      !open ||
      (open.key !== day && place.kind === 'message') ||
      (open.key < day && place.kind === 'pending')
    ) {
      open = { key: day, at, rows: [] };
      days.push(open);
    }
    open.rows.push(
      place.kind === 'message'
        ? { ...row, kind: 'message', message: place.message }
        : { ...row, kind: 'pending', message: place.message },
    );
  });
  return days;
}

interface Placed {
  readonly writer: string;
  readonly message: { readonly createdAt: string };
}

function isOneGroup(before: Placed, after: Placed, dayOf: (at: string) => string): boolean {
  if (before.writer !== after.writer) return false;
  const [one, other] = [before.message.createdAt, after.message.createdAt];
  return dayOf(one) === dayOf(other) && Math.abs(Date.parse(other) - Date.parse(one)) < GROUP_MS;
}
