import type { Contact, ContactChange } from '../../../lib/contract/contacts/contact.ts';
import { acceptMissed, type LogStep, type NumberedLog } from '../../../lib/contract/values/numbered-log.ts';

/** One change of the shared address book. A restored contact is `created` again. */
export type ContactFeedChange =
  | { readonly type: 'created'; readonly revision: number; readonly contact: Contact }
  | {
      readonly type: 'updated';
      readonly revision: number;
      readonly contact: Contact;
      /** Absent when the change was caught up and only its result is known. */
      readonly changedFields?: readonly string[];
      readonly byUserId?: string | null;
    }
  | {
      readonly type: 'deleted';
      readonly revision: number;
      readonly id: string;
      /** Absent when the deletion was caught up. */
      readonly byUserId?: string | null;
      /** The contact into which it was merged. */
      readonly mergedIntoId?: string | undefined;
    };

/** How far the changes of the address book have been followed. */
export type ContactsLog = NumberedLog<ContactFeedChange>;

/** Accepts what `changes?since=` answered. */
export function acceptContactChanges(
  log: ContactsLog,
  answer: { readonly since: number; readonly items: readonly ContactChange[]; readonly revision: number },
): LogStep<ContactFeedChange> {
  const facts = answer.items.flatMap((item) => {
    // A fact that arrived by itself knows more than the answer: which fields, and by whom.
    const fact = log.waiting.get(item.revision)?.fact ?? toFeedChange(item);
    return fact ? [{ revision: item.revision, fact }] : [];
  });
  return acceptMissed(log, { since: answer.since, revision: answer.revision, facts });
}

function toFeedChange({
  type,
  revision,
  id,
  contact,
  mergedIntoId,
}: ContactChange): ContactFeedChange | null {
  if (type === 'deleted') return { type, revision, id, mergedIntoId };
  if (!contact) return null;
  return { type: type === 'updated' ? 'updated' : 'created', revision, contact };
}
