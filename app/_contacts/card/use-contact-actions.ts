'use client';

import { startTransition } from 'react';
import { deleteContactAction, restoreContactAction } from '@/app/_actions/contacts.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { contactIdOf } from '../contact-route.ts';
import { reach } from '../reach.ts';
import { useAddressBook } from '../state/address-book-context.ts';

interface Deeds {
  /** Deletes at once, and offers for ten seconds to take it back. */
  remove(contact: Contact): void;
  restore(contact: Pick<Contact, 'id' | 'name'>): Promise<Contact | null>;
}

function formOf(id: string): FormData {
  const form = new FormData();
  form.set('id', id);
  form.set('script', '1');
  return form;
}

/** The row beside the one that goes takes the focus, so that the keyboard goes on from there. */
function focusNeighbour(id: string): void {
  const row = document.querySelector(`[data-contact="${CSS.escape(id)}"]`)?.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
}

/** What can be done with a contact besides editing it. */
export function useDeeds(): Deeds {
  const { dispatch, route, go } = useAddressBook();
  const me = useMe();
  const toast = useToast();

  const restore = async ({ id, name }: Pick<Contact, 'id' | 'name'>) => {
    const result = await reach(() => restoreContactAction(null, formOf(id)));
    if (result?.ok) {
      dispatch({ type: 'saved', contact: result.value });
      return result.value;
    }
    toast(
      result
        ? `${name} was not brought back. ${result.message}`
        : `Could not reach the server. ${name} was not brought back.`,
    );
    return null;
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
    startTransition(async () => {
      const result = await reach(() => deleteContactAction(null, formOf(contact.id)));
      if (result?.ok || result?.code === 'not_found') return;
      dispatch({ type: 'not removed', id: contact.id });
      const why = result ? result.message : 'Could not reach the server.';
      toast(`${why} ${contact.name} was not deleted.`);
    });
  };

  return { remove, restore };
}
