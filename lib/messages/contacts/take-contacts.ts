import { contacts } from '../../contacts/contacts.ts';
import type { Context } from '../../context/context.ts';
import type { MessageContact } from '../../contract/conversations/message-contact.ts';
import { invalidField } from '../../use-case/app-error.ts';

/** What a message keeps of these contacts, in their order. Throws `invalid` for one that is not in the address book. */
export async function takeContacts(ctx: Context, ids: readonly string[]): Promise<MessageContact[]> {
  if (ids.length === 0) return [];
  const found = await contacts
    .in(ctx.db)
    .find({ _id: { $in: [...ids] }, deletedAt: null }, { projection: { name: 1 } })
    .toArray();
  const names = new Map(found.map(({ _id, name }) => [_id, name]));
  return ids.map((id, index) => {
    const name = names.get(id);
    if (name === undefined)
      throw invalidField(`contactIds.${index}`, 'This contact is not in the address book any more.');
    return { id, name };
  });
}
