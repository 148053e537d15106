import type { Message } from '../../../lib/contract/conversations/message.ts';
import type { Thread } from '../state/thread.ts';

/** What was missed while away. */
export interface Tally {
  readonly messages: number;
  readonly edits: number;
  readonly deletions: number;
}

export const nothingMissed: Tally = { messages: 0, edits: 0, deletions: 0 };

export function addTally(a: Tally, b: Tally): Tally {
  return {
    messages: a.messages + b.messages,
    edits: a.edits + b.edits,
    deletions: a.deletions + b.deletions,
  };
}

/** What these changes are to a person who has `thread` before them. One's own new messages were not missed. */
export function tallyChanges(thread: Thread, items: readonly Message[], meId: string): Tally {
  let tally = nothingMissed;
  for (const message of items) {
    const held = thread.known.get(message.seq);
    if (held && held.revision >= message.revision) continue;
    tally = addTally(tally, kindOf(thread, held, message, meId));
  }
  return tally;
}

function kindOf(thread: Thread, held: Message | undefined, message: Message, meId: string): Tally {
  if (message.event !== null) return nothingMissed;
  const isNew = !held && message.seq > (thread.items.at(-1)?.seq ?? thread.firstSeq - 1);
  if (message.deletedAt !== null) {
    return isNew || held?.deletedAt ? nothingMissed : { ...nothingMissed, deletions: 1 };
  }
  if (isNew) return message.senderId === meId ? nothingMissed : { ...nothingMissed, messages: 1 };
  const isEdited = message.editedAt !== null && message.editedAt !== held?.editedAt;
  return isEdited ? { ...nothingMissed, edits: 1 } : nothingMissed;
}

/** The sentence said once on return, such as "Back online — 14 messages, 2 edits and 1 deletion caught up". */
export function backOnline(tally: Tally): string {
  const parts = [
    count(tally.messages, 'message'),
    count(tally.edits, 'edit'),
    count(tally.deletions, 'deletion'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'Back online';
  const last = parts.pop() ?? '';
  const listed = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
  return `Back online — ${listed} caught up`;
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
