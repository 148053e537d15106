'use client';

import { useEffect, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useAddressBook } from '../state/address-book-context.ts';

type Chosen = { readonly blob: Blob; readonly url: string } | 'none';

export interface PhotoChange {
  /** The picture that is to be the photo, `none` when it is to be removed, null while nothing changes. */
  readonly chosen: Chosen | null;
  choose(blob: Blob): void;
  remove(): void;
  keep(): void;
  /** Sends what was chosen for a contact that is saved. A failure is shown; the contact stays as it is. */
  apply(contact: Contact): Promise<void>;
}

/** What becomes of a contact's photo when its form is saved. */
export function usePhotoChange(): PhotoChange {
  const { dispatch } = useAddressBook();
  const toast = useToast();
  const [chosen, setChosen] = useState<Chosen | null>(null);

  useEffect(() => {
    if (chosen === null || chosen === 'none') return;
    return () => URL.revokeObjectURL(chosen.url);
  }, [chosen]);

  return {
    chosen,
    choose: (blob) => setChosen({ blob, url: URL.createObjectURL(blob) }),
    remove: () => setChosen('none'),
    keep: () => setChosen(null),
    async apply(contact) {
      if (chosen === null) return;
      try {
        // The removal comes back as a fact, like any other change.
        if (chosen === 'none') await call('DELETE /contacts/{id}/photo', { params: { id: contact.id } });
        else
          dispatch({
            type: 'saved',
            contact: await call('PUT /contacts/{id}/photo', {
              params: { id: contact.id },
              file: chosen.blob,
            }),
          });
      } catch (thrown) {
        toast(`The photo was not saved. ${errorMessage(thrown)}`);
      }
    },
  };
}
