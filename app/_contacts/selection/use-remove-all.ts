'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { patiently } from './run-for-each.ts';
import { useSelection } from './selection.tsx';
import { type Chosen, contactsIn } from './use-chosen.ts';

/** Deletes all that was chosen; undone as a whole. */
export function useRemoveAll({ read, runAll }: Chosen): () => Promise<void> {
  const { dispatch } = useAddressBook();
  const { clear } = useSelection();
  const me = useMe();
  const toast = useToast();

  const restoreAll = async (contacts: readonly Contact[]) => {
    const back = await runAll(contacts, async ({ id }) => {
      const contact = await patiently(() => call('POST /contacts/{id}/restore', { params: { id } }));
      dispatch({ type: 'saved', contact });
    });
    const left = contacts.length - back.length;
    if (left > 0) toast(`${contactsIn(left)} could not be brought back. They are in the bin.`);
  };

  const remove = async (contact: Contact) => {
    dispatch({ type: 'removed', contact, meId: me.id });
    try {
      await patiently(() => call('DELETE /contacts/{id}', { params: { id: contact.id } }));
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.code === 'not_found') return;
      dispatch({ type: 'not removed', id: contact.id });
      throw thrown;
    }
  };

  return async () => {
    const contacts = await read();
    clear();
    const work = runAll(contacts, remove);
    // At once: what is still offered to be undone must be what was done last.
    toast(`Deleted ${contactsIn(contacts.length)}.`, {
      label: 'Undo',
      run: () => void work.then(restoreAll),
    });
    const left = contacts.length - (await work).length;
    if (left > 0)
      toast(`${contactsIn(left)} could not be deleted. Try again when the server can be reached.`);
  };
}
