'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { ApiError, errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { contactIdOf } from '../state/contact-route.ts';

interface ContactActions {
  /** Deletes at once, and offers an undo for ten seconds. */
  remove(contact: Contact): void;
  restore(contact: Pick<Contact, 'id' | 'name'>): Promise<Contact | null>;
}

/** Focuses the row next to the one that goes, so that the keyboard goes on from there. */
function focusNeighbour(id: string): void {
  const row = document.querySelector(`[data-contact="${CSS.escape(id)}"]`)?.closest('[data-row]');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
}

/** Deleting and restoring one contact, with what the person is shown of it. */
export function useContactActions(): ContactActions {
  const { dispatch, route, go } = useAddressBook();
  const me = useMe();
  const toast = useToast();

  const restore = async ({ id, name }: Pick<Contact, 'id' | 'name'>) => {
    try {
      const contact = await call('POST /contacts/{id}/restore', { params: { id } });
      dispatch({ type: 'saved', contact });
      return contact;
    } catch (thrown) {
      toast(`${name} was not restored. ${errorMessage(thrown)}`);
      return null;
    }
  };

  const removeStored = async ({ id, name }: Contact) => {
    try {
      await call('DELETE /contacts/{id}', { params: { id } });
    } catch (thrown) {
      // Another person deleted it first: it is where it was to go.
      if (thrown instanceof ApiError && thrown.code === 'not_found') return;
      dispatch({ type: 'not removed', id });
      toast(`${name} was not deleted. ${errorMessage(thrown)}`);
    }
  };

  const remove = (contact: Contact) => {
    const isOpen = contactIdOf(route) === contact.id;
    focusNeighbour(contact.id);
    if (isOpen) go({ mode: 'list' }, true);
    dispatch({ type: 'removed', contact, meId: me.id });
    toast(`Deleted ${contact.name}`, {
      label: 'Undo',
      run: () => {
        void restore(contact).then((back) => {
          if (back && isOpen) go({ mode: 'card', id: back.id }, true);
        });
      },
    });
    void removeStored(contact);
  };

  return { remove, restore };
}
