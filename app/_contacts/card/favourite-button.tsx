'use client';

import clsx from 'clsx';
import { Star } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';

/** Makes a contact one's own favourite; no one else sees it. */
export function FavouriteButton({ contact }: { readonly contact: Contact }) {
  const { dispatch } = useAddressBook();
  const toast = useToast();
  const isOn = contact.favourite === true;
  const toggle = async () => {
    dispatch({ type: 'favourite', id: contact.id, favourite: !isOn });
    try {
      await call(isOn ? 'DELETE /contacts/{id}/favourite' : 'PUT /contacts/{id}/favourite', {
        params: { id: contact.id },
      });
    } catch (thrown) {
      dispatch({ type: 'favourite', id: contact.id, favourite: isOn });
      toast(`The star was not changed. ${errorMessage(thrown)}`);
    }
  };
  return (
    <button
      type="button"
      data-print="hide"
      aria-label="Favourite"
      aria-pressed={isOn}
      data-tooltip={isOn ? 'Your favourite' : 'Mark as your favourite'}
      onClick={() => void toggle()}
      className="rounded-control text-ink-2 hover:bg-hover inline-grid size-11 shrink-0 place-items-center sm:size-9 [@media(scripting:none)]:hidden"
    >
      <Star
        aria-hidden
        size={20}
        strokeWidth={1.75}
        className={clsx(isOn && 'text-brand-text fill-current')}
      />
    </button>
  );
}
