import type { Context } from '../../context/context.ts';
import { isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { dropFavouritesOf } from '../stored/favourites.ts';
import { updateContact } from './update-contact.ts';

/**
 * Takes out what the address book keeps of a person alone: their favourites, and which contacts were linked to their account.
 * Contacts themselves belong to everyone.
 */
export async function forgetPerson(ctx: Context, userId: string): Promise<void> {
  await dropFavouritesOf(ctx, userId);
  await unlinkContacts(ctx, userId);
}

/** A change of those contacts like any other, as the person's own. Those in the bin, which nobody sees, are only changed. */
async function unlinkContacts(ctx: Context, userId: string): Promise<void> {
  const self: Caller = { userId, role: 'member', sessionId: null, tokenId: null, scope: 'full' };
  const linked = await contacts
    .in(ctx.db)
    .find({ userId }, { projection: { deletedAt: 1 } })
    .toArray();
  for (const { _id, deletedAt } of linked) {
    if (deletedAt === null) await unlink(ctx, self, _id);
  }
  await contacts.in(ctx.db).updateMany({ userId, deletedAt: { $ne: null } }, { $set: { userId: null } });
}

async function unlink(ctx: Context, self: Caller, id: string): Promise<void> {
  try {
    await updateContact(ctx, self, { id, patch: { userId: null } });
  } catch (error) {
    // It was deleted meanwhile.
    if (!isAppError(error) || error.code !== 'not_found') throw error;
  }
}
