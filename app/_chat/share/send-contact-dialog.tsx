'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MessageContact } from '@/lib/contract/conversations/message-contact.ts';
import { CONTACTS_PER_MESSAGE } from '@/lib/contract/conversations/message-rules.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { DestinationAvatar } from './destination-avatar.tsx';
import { FindConversationField } from './find-conversation-field.tsx';
import { type Destination, noneText, useDestinations, useOpenDestination } from './use-destinations.ts';

interface SendContactDialogProps {
  readonly contact: MessageContact;
  readonly isOpen: boolean;
  onClose(): void;
}

/** In which conversation to send a contact: its card goes into the composer there, after what is written. */
export function SendContactDialog({ contact, isOpen, onClose }: SendContactDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Send ${isolate(contact.name)} in`}>
      {isOpen && <Choices contact={contact} onClose={onClose} />}
    </Dialog>
  );
}

function Choices({ contact, onClose }: Omit<SendContactDialogProps, 'isOpen'>) {
  const { contactDrafts } = useLiveClient();
  const open = useOpenDestination();
  const router = useRouter();
  const toast = useToast();
  const [query, setQuery] = useState('');
  const { items: found, isSearching, isFailed } = useDestinations(query);
  const choose = async (to: Destination) => {
    try {
      const id = await open(to);
      if (!contactDrafts.add(id, [contact])) toast(`A message takes ${CONTACTS_PER_MESSAGE} contacts.`);
      onClose();
      router.push(`/chat/${id}` as Route);
    } catch (thrown) {
      toast(errorMessage(thrown));
    }
  };
  return (
    <>
      <FindConversationField
        query={query}
        onQuery={setQuery}
        onEnter={(event) => {
          const [first] = found;
          if (!first) return;
          event.preventDefault();
          void choose(first);
        }}
      />
      <ul aria-label="Conversations to choose" className="ring-inside -mx-6 mt-2 h-80 overflow-y-auto">
        {found.map((to) => (
          <li key={to.key}>
            <button type="button" className={listRowClass(false, 'px-6')} onClick={() => void choose(to)}>
              <ListRow
                leading={<DestinationAvatar to={to} size={32} />}
                title={to.name}
                detail={to.person && `@${to.person.username}`}
              />
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="text-14 text-ink-3 px-6 py-3">{noneText({ isSearching, isFailed })}</li>
        )}
      </ul>
    </>
  );
}
