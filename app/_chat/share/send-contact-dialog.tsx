'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { MessageContact } from '@/lib/contract/conversations/message-contact.ts';
import { CONTACTS_PER_MESSAGE } from '@/lib/contract/conversations/message-rules.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useConversations, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { isWritable } from '../../_client/state/is-writable.ts';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName } from '../conversation/conversation-name.ts';
import { FindConversationField } from './find-conversation-field.tsx';

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
  const me = useMe();
  const conversations = useConversations();
  const router = useRouter();
  const toast = useToast();
  const [query, setQuery] = useState('');
  const isNamed = nameFinder(query);
  const found = conversations.filter(
    (conversation) => isWritable(conversation) && isNamed([conversationName(conversation, me.id)]),
  );
  const choose = ({ id }: Conversation) => {
    if (!contactDrafts.add(id, [contact])) toast(`A message takes ${CONTACTS_PER_MESSAGE} contacts.`);
    onClose();
    router.push(`/chat/${id}` as Route);
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
          choose(first);
        }}
      />
      <ul aria-label="Conversations to choose" className="ring-inside -mx-6 mt-2 h-80 overflow-y-auto">
        {found.map((conversation) => (
          <li key={conversation.id}>
            <button
              type="button"
              className={listRowClass(false, 'px-6')}
              onClick={() => choose(conversation)}
            >
              <ListRow
                leading={
                  <ConversationAvatar
                    conversation={conversation}
                    name={conversationName(conversation, me.id)}
                    size={32}
                  />
                }
                title={conversationName(conversation, me.id)}
              />
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="text-14 text-ink-3 px-6 py-3">No such conversation is known here.</li>
        )}
      </ul>
    </>
  );
}
