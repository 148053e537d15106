import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { inBin } from '../stored/bin.ts';
import { changeContact } from './change-contact.ts';

interface DeleteContact {
  readonly id: string;
  readonly ifMatch?: string | null;
}

/** Moves a contact to the bin; it can be restored. */
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
