'use client';

import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { caseKey } from '@/lib/contract/values/text.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { saveContact } from '../../_client/rest/save-contact.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { runForEach } from './run-for-each.ts';
import { useSelection } from './selection.tsx';

interface BulkActions {
  readonly isBusy: boolean;
  removeAll(ids: readonly string[]): Promise<void>;
  tagAll(ids: readonly string[], tag: string): Promise<void>;
}

const contactsIn = (count: number) => (count === 1 ? '1 contact' : `${count} contacts`);

/** Deletes or tags many contacts, each by a request of its own, and undoes that as a whole. */
export function useBulkActions(): BulkActions {
  const { state, dispatch } = useAddressBook();
  const { clear } = useSelection();
  const me = useMe();
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);

  const restoreAll = async (contacts: readonly Contact[]) => {
    const back = await runForEach(contacts, async ({ id }) => {
      const contact = await call('POST /contacts/{id}/restore', { params: { id } }).catch(() => null);
      if (contact) dispatch({ type: 'saved', contact });
      return contact !== null;
    });
    if (back.length < contacts.length) {
      toast(`${contactsIn(contacts.length - back.length)} could not be brought back. They are in the bin.`);
    }
  };

  const removeAll = async (ids: readonly string[]) => {
    const contacts = ids.flatMap((id) => state.known.get(id) ?? []);
    setIsBusy(true);
    clear();
    const work = runForEach(contacts, async (contact) => {
      dispatch({ type: 'removed', contact, meId: me.id });
      try {
        await call('DELETE /contacts/{id}', { params: { id: contact.id } });
        return true;
      } catch (thrown) {
        if (thrown instanceof ApiError && thrown.code === 'not_found') return true;
        dispatch({ type: 'not removed', id: contact.id });
        return false;
      }
    });
    // At once: what is still offered to be undone must be what was done last.
    toast(`Deleted ${contactsIn(contacts.length)}.`, {
      label: 'Undo',
      run: () => void work.then(restoreAll),
    });
    const left = contacts.length - (await work).length;
    setIsBusy(false);
    if (left > 0)
      toast(`${contactsIn(left)} could not be deleted. Try again when the server can be reached.`);
  };

  /** Tags merge one by one with what others changed meanwhile, as in the form. */
  const setTag = async (contact: Contact, tag: string, isOn: boolean): Promise<boolean> => {
    const others = contact.tags.filter((each) => caseKey(each) !== caseKey(tag));
    const changed = { tags: isOn ? [...others, tag] : others };
    const answer = await saveContact({ id: contact.id, changed, base: { tags: contact.tags } });
    if (answer.ok) dispatch({ type: 'saved', contact: answer.contact });
    return answer.ok;
  };

  const tagAll = async (ids: readonly string[], tag: string) => {
    const untagged = ids
      .flatMap((id) => state.known.get(id) ?? [])
      .filter(({ tags }) => !tags.some((each) => caseKey(each) === caseKey(tag)));
    setIsBusy(true);
    const done = await runForEach(untagged, (contact) => setTag(contact, tag, true));
    setIsBusy(false);
    clear();
    const left = untagged.length - done.length;
    const text = left === 0 ? '' : ` ${contactsIn(left)} could not be tagged.`;
    toast(`Tagged ${contactsIn(done.length)} “${tag}”.${text}`, {
      label: 'Undo',
      run: () => {
        // Each began from what it was before the tag, and merges with what came since.
        void runForEach(done, (contact) => setTag({ ...contact, tags: [...contact.tags, tag] }, tag, false));
      },
    });
  };

  return { isBusy, removeAll, tagAll };
}
