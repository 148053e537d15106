import type { Context } from '../../context/context.ts';
import { claimNext } from '../../store/claim-next.ts';
import { contacts } from '../contacts.ts';

/** The address book's newest revision, 0 while nothing has been written. */
export async function addressBookRevision(ctx: Context): Promise<number> {
  const newest = await contacts
    .in(ctx.db)
    .findOne({}, { sort: { revision: -1 }, projection: { revision: 1 } });
  return newest?.revision ?? 0;
}

/**
 * Writes one change of the address book with its next revision, above the contact's current one (0 for a new contact), and
 * publishes it before the next change is written.
 */
export async function writeUnderNextRevision<T>(
  ctx: Context,
  above: number,
  write: (revision: number) => Promise<T>,
  publish: (written: T) => Promise<void>,
): Promise<T> {
  return await claimNext(ctx, {
    counter: 'contacts',
    fields: ['claims'],
    above,
    readNewest: () => addressBookRevision(ctx),
    write,
    publish,
  });
}
