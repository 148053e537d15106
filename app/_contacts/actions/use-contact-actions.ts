'use client';

import { startTransition } from 'react';
import { deleteContactAction, restoreContactAction } from '@/app/_actions/contacts.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { contactIdOf } from '../state/contact-route.ts';
import { runServerAction } from './run-server-action.ts';

interface ContactActions {
  /** Deletes at once, and offers an undo for ten seconds. */
  remove(contact: Contact): void;
  restore(contact: Pick<Contact, 'id' | 'name'>): Promise<Contact | null>;
}

function formOf(id: string): FormData {
  const form = new FormData();
  form.set('id', id);
  form.set('script', '1');
  return form;
}

/** Focuses the row next to the one that goes, so that the keyboard goes on from there. */
function focusNeighbour(id: string): void {
  const row = document.querySelector(`[data-contact="${CSS.escape(id)}"]`)?.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
}

/** Deleting and restoring one contact, with what the person is shown of it. */
export function useContactActions(): ContactActions {
  const { dispatch, route, go } = useAddressBook();
  const me = useMe();
  const toast = useToast();

  const restore = async ({ id, name }: Pick<Contact, 'id' | 'name'>) => {
    const result = await runServerAction(() => restoreContactAction(null, formOf(id)));
    if (result?.ok) {
      dispatch({ type: 'saved', contact: result.value });
      return result.value;
    }
    toast(
      result
        ? `${name} was not restored. ${result.message}`
        : `Could not reach the server. ${name} was not restored.`,
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
      const result = await runServerAction(() => deleteContactAction(null, formOf(contact.id)));
      if (result?.ok || result?.code === 'not_found') return;
      dispatch({ type: 'not removed', id: contact.id });
      const why = result ? result.message : 'Could not reach the server.';
      toast(`${why} ${contact.name} was not deleted.`);
    });
  };

  return { remove, restore };
}
