import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ContactDoc } from '../contacts.ts';
import { changeContact } from './change-contact.ts';

interface DeleteContact {
  readonly id: string;
  readonly ifMatch?: string | null;
}

/** Takes a contact out of the address book; it can be restored. */
export async function deleteContact(
  ctx: Context,
  caller: Caller,
  { id, ifMatch }: DeleteContact,
): Promise<void> {
  await changeContact(ctx, caller, {
    id,
    ifMatch,
    decide: () => ({ set: inBin(ctx.now()), type: 'deleted', changedFields: [], changes: [] }),
    publish: (doc) =>
      publishFact(ctx.bus, 'contact', {
        event: 'contact:deleted',
        payload: { revision: doc.revision, id, byUserId: caller.userId },
      }),
  });
}

/** How long a deleted contact can be brought back, in milliseconds. */
export const BIN_MS = 30 * 24 * 60 * 60 * 1000;

/** What deleting sets: in the bin from now on, until it is emptied of it. */
export function inBin(now: Date): Pick<ContactDoc, 'deletedAt' | 'expiresAt'> {
  return { deletedAt: now, expiresAt: new Date(now.getTime() + BIN_MS) };
}
