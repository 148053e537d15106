'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { patiently } from './run-for-each.ts';
import { useSelection } from './selection.tsx';
import { type Chosen, contactsIn } from './use-chosen.ts';

type MergeAll = (kept: Contact, others: readonly Contact[]) => Promise<void>;

/** Makes one contact of several: `kept`, which takes what the others have besides. Undone as a whole. */
export function useMergeAll({ setProgress }: Chosen): MergeAll {
  const { dispatch } = useAddressBook();
  const { clear } = useSelection();
  const toast = useToast();

  const merge = async (id: string, withId: string) => {
    const ask = () => call('POST /contacts/{id}/merge', { params: { id }, body: { withId } });
    dispatch({ type: 'saved', contact: await patiently(ask) });
  };

  const unmergeAll = async (merged: readonly Contact[]) => {
    for (const { id, name } of merged.toReversed()) {
      try {
        const ask = () => call('POST /contacts/{id}/unmerge', { params: { id } });
        dispatch({ type: 'saved', contact: await patiently(ask) });
      } catch (thrown) {
        toast(`${name} is still merged. ${errorMessage(thrown)}`);
      }
    }
  };

  return async (kept, others) => {
    const merged: Contact[] = [];
    let problem = '';
    setProgress({ done: 0, total: others.length });
    // One after the other: each adds to what the one before left.
    for (const other of others) {
      try {
        await merge(kept.id, other.id);
      } catch (thrown) {
        problem = ` ${other.name} was not merged. ${errorMessage(thrown)}`;
        break;
      }
      merged.push(other);
      setProgress({ done: merged.length, total: others.length });
    }
    setProgress(null);
    if (merged.length === 0) return toast(problem.trim());
    clear();
    toast(`Merged ${contactsIn(merged.length + 1)} into ${kept.name}.${problem}`, {
      label: 'Undo',
      run: () => void unmergeAll(merged),
    });
  };
}
