'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { caseKey } from '@/lib/contract/values/text.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { patiently } from './run-for-each.ts';
import { useSelection } from './selection.tsx';
import { type Chosen, contactsIn } from './use-chosen.ts';

/** A tag as these tags write it; undefined when it is not among them. */
const spelledIn = (tags: readonly string[], tag: string) =>
  tags.find((each) => caseKey(each) === caseKey(tag));

function tagsWith({ tags }: Contact, tag: string, isOn: boolean): string[] {
  const others = tags.filter((each) => caseKey(each) !== caseKey(tag));
  return isOn ? [...others, tag] : others;
}

/** Adds a tag to all that was chosen, or removes it from all; undone as a whole. */
export function useTagAll({ read, runAll }: Chosen): (tag: string, isOn: boolean) => Promise<void> {
  const { dispatch } = useAddressBook();
  const { clear } = useSelection();
  const toast = useToast();

  /** Tags merge one by one with what others changed meanwhile, as in the form. */
  const setTag = async (contact: Contact, tag: string, isOn: boolean) => {
    const body = { changed: { tags: tagsWith(contact, tag, isOn) }, base: { tags: contact.tags } };
    const save = () => call('POST /contacts/{id}/edits', { params: { id: contact.id }, body });
    const saved = await patiently(save);
    dispatch({ type: 'saved', contact: saved.contact });
  };

  return async (tag, isOn) => {
    const concerned = (await read()).filter(({ tags }) => (spelledIn(tags, tag) === undefined) === isOn);
    const done = await runAll(concerned, (contact) => setTag(contact, tag, isOn));
    clear();
    const many = contactsIn(done.length);
    const left = concerned.length - done.length;
    const what = isOn ? `Tagged ${many} “${tag}”.` : `Removed “${tag}” from ${many}.`;
    toast(left === 0 ? what : `${what} ${contactsIn(left)} could not be changed.`, {
      label: 'Undo',
      run: () =>
        // Each begins from what it was made, and merges with what came since.
        void runAll(done, (contact) => {
          const made = { ...contact, tags: tagsWith(contact, tag, isOn) };
          return setTag(made, spelledIn(contact.tags, tag) ?? tag, !isOn);
        }),
    });
  };
}
