'use client';

import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { call } from '../../_client/rest/call.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import { patiently, runForEach } from './run-for-each.ts';
import { useSelection } from './selection.tsx';

interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Chosen {
  /** How far the work under way is; null while there is none. */
  readonly progress: Progress | null;
  setProgress(progress: Progress | null): void;
  /** The chosen contacts as they are now; those that are gone are left out. */
  read(): Promise<Contact[]>;
  /** Works on each, some at once; resolves to those for which it went well. */
  runAll(contacts: readonly Contact[], work: (contact: Contact) => Promise<void>): Promise<Contact[]>;
}

/** "1 contact", "12 contacts". */
export const contactsIn = (count: number) => (count === 1 ? '1 contact' : `${count} contacts`);

/** The chosen contacts, to do something with all of them. */
export function useChosen(): Chosen {
  const { state } = useAddressBook();
  const { selected } = useSelection();
  const [progress, setProgress] = useState<Progress | null>(null);

  const read = async () => {
    const known = [...selected].map((id) => state.known.get(id) ?? id);
    // The list lets go of what is far away; what was chosen there is read again.
    const again: Contact[] = [];
    await runForEach(
      known.filter((each) => typeof each === 'string'),
      async (id) => {
        const ask = () => call('GET /contacts/{id}', { params: { id } });
        const contact = await patiently(ask).catch(() => null);
        if (contact) again.push(contact);
        return true;
      },
    );
    return [...known.filter((each) => typeof each !== 'string'), ...again];
  };

  const runAll: Chosen['runAll'] = async (contacts, work) => {
    let done = 0;
    setProgress({ done, total: contacts.length });
    const well = await runForEach(contacts, async (contact) => {
      const isDone = await work(contact).then(
        () => true,
        () => false,
      );
      done += 1;
      setProgress({ done, total: contacts.length });
      return isDone;
    });
    setProgress(null);
    return well;
  };

  return { progress, setProgress, read, runAll };
}
