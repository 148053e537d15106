'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { shareText } from '../../_ui/form/share-text.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { cardText } from './card-text.ts';

/** Hands a contact to another app of the device, or where that is not possible copies it as text. */
export function useShare(): (contact: Contact) => Promise<void> {
  const toast = useToast();
  return async (contact) => {
    const done = await shareText(contact.name, cardText(contact));
    if (done === 'copied') toast(`${contact.name} copied as text`);
    if (done === 'neither') toast('This browser does not let pages copy.');
  };
}
