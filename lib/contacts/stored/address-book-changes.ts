import type { Context } from '../../context/context.ts';
import { readAll } from '../../store/read-all.ts';
import { contactHistory, contacts, type RecordedChange } from '../contacts.ts';

/** A change as the address book's log has it, without what each field was. */
export type LoggedChange = Pick<
  RecordedChange,
  'revision' | 'type' | 'changedFields' | 'byUserId' | 'counts'
> & {
  readonly contactId: string;
};

const LOGGED = { type: 1, changedFields: 1, byUserId: 1, counts: 1 } as const;
const LAST = Object.fromEntries(
  ['revision', ...Object.keys(LOGGED)].map((field) => [`lastChange.${field}`, 1]),
);

/** Every change of the address book after revision `since`, up to `upTo`, in order. */
export async function readLoggedChanges(ctx: Context, since: number, upTo: number): Promise<LoggedChange[]> {
  const range = { $gt: since, $lte: upTo };
  // The contacts first: a contact's last change is put into the history before the next one replaces it.
  const newest = await readAll(
    contacts.in(ctx.db).find({ revision: range }, { projection: LAST, hint: { revision: -1 } }),
  );
  const kept = await readAll(
    contactHistory.in(ctx.db).find({ _id: range }, { projection: { ...LOGGED, contactId: 1 } }),
  );
  const byRevision = new Map<number, LoggedChange>();
  for (const { _id: contactId, lastChange } of newest) {
    if (lastChange) byRevision.set(lastChange.revision, { ...lastChange, contactId });
  }
  for (const { _id: revision, ...change } of kept) byRevision.set(revision, { ...change, revision });
  return [...byRevision.values()].sort((a, b) => a.revision - b.revision);
}
