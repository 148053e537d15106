'use client';

import { Forward } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';

const SendContactDialog = loadLater(() =>
  import('../../_chat/share/send-contact-dialog.tsx').then((loaded) => loaded.SendContactDialog),
);

/** Sends the card of a contact in a conversation. */
export function SendContactButton({ contact }: { readonly contact: Pick<Contact, 'id' | 'name'> }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Send in a conversation"
        icon={Forward}
        onClick={() => setIsOpen(true)}
        className="[@media(scripting:none)]:hidden"
      />
      <OnceWanted isWanted={isOpen}>
        <SendContactDialog contact={contact} isOpen={isOpen} onClose={() => setIsOpen(false)} />
      </OnceWanted>
    </>
  );
}
