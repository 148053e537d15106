'use client';

import { CONTACTS_PER_MESSAGE } from '@/lib/contract/conversations/message-rules.ts';
import { useContactDrafts } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ContactPicker } from './contact-picker.tsx';

interface AddContactProps {
  readonly conversationId: string;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Chooses a contact for the message that is being written; its card goes with it. */
export function AddContact({ conversationId, isOpen, onClose }: AddContactProps) {
  const { contactDrafts, store } = useLiveClient();
  const chosen = useContactDrafts(conversationId);
  const toast = useToast();
  return (
    <ContactPicker
      isOpen={isOpen}
      title="Send a contact"
      whyNot={({ id }) => (chosen.some((each) => each.id === id) ? 'In the message' : null)}
      onClose={onClose}
      onPick={(contact) => {
        if (!contactDrafts.add(conversationId, [contact]))
          toast(`A message takes ${CONTACTS_PER_MESSAGE} contacts.`);
        // Without a connection its card could not be asked for.
        const action = { type: 'answered' as const, ids: [contact.id], items: [contact] };
        store.dispatch({ type: 'contact cards', action });
        onClose();
        // After the dialog has given the focus back to the menu.
        setTimeout(() => document.querySelector<HTMLElement>('textarea[name="body"]')?.focus());
      }}
    />
  );
}
