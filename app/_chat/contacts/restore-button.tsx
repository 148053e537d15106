'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';

/** Brings a deleted contact back, for everyone. */
export function RestoreButton({ contact: { id, name } }: { readonly contact: Contact }) {
  const { store } = useLiveClient();
  const toast = useToast();
  const restore = async () => {
    try {
      const contact = await call('POST /contacts/{id}/restore', { params: { id } });
      store.dispatch({ type: 'contact cards', action: { type: 'answered', ids: [id], items: [contact] } });
    } catch (thrown) {
      toast(`${name} was not restored. ${errorMessage(thrown)}`);
    }
  };
  return (
    <Button size="sm" onClick={() => void restore()}>
      Restore
    </Button>
  );
}
