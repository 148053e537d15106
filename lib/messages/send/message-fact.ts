import type { FactOf } from '../../bus/facts.ts';
import type { ListedMessage } from '../messages.ts';
import { toMessage } from '../to-message.ts';

/** The fact that says what a message is now, for who does not know what happened to it last. */
export function messageFact(doc: ListedMessage): FactOf<'message'> {
  const message = toMessage(doc);
  if (doc.deletedAt) return { event: 'message:deleted', message };
  return { event: doc.revision > (doc.revisions[0] ?? 0) ? 'message:updated' : 'message:created', message };
}
