import type { ListedMessage } from '../messages.ts';

/** A stored message that a conversation's summary has still to show. */
export interface MessageChange {
  readonly doc: ListedMessage;
  /** The summary does not count it yet. */
  readonly isNew: boolean;
  /** Someone whom it mentioned before may not be mentioned now. */
  readonly endsMentions: boolean;
}

/** The changes of one conversation that its summary has still to show, under the numbers `from` to `to`. */
export interface SummaryChange {
  readonly from: number;
  readonly to: number;
  /** Every number in between is one of these changes. */
  readonly isGapless: boolean;
  readonly messages: Map<string, MessageChange>;
  /** When the first of them was published, in milliseconds of the clock. */
  readonly since: number;
}

/** The change that is one message. */
export function summaryChange(message: MessageChange, since: number): SummaryChange {
  const { _id, revision } = message.doc;
  return { from: revision, to: revision, isGapless: true, messages: new Map([[_id, message]]), since };
}

/** Two runs of changes of one conversation, whichever came first, as one, which takes over the messages of the first. */
export function joinChanges(a: SummaryChange, b: SummaryChange): SummaryChange {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  const { messages } = first;
  for (const [id, change] of second.messages) {
    const other = messages.get(id);
    messages.set(id, other ? joinMessages(other, change) : change);
  }
  return {
    from: first.from,
    to: Math.max(first.to, second.to),
    isGapless: first.isGapless && second.isGapless && second.from === first.to + 1,
    messages,
    since: Math.min(first.since, second.since),
  };
}

function joinMessages(a: MessageChange, b: MessageChange): MessageChange {
  return {
    doc: a.doc.revision > b.doc.revision ? a.doc : b.doc,
    isNew: a.isNew || b.isNew,
    endsMentions: a.endsMentions || b.endsMentions,
  };
}
