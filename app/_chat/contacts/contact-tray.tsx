'use client';

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useContactDrafts } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { ContactAvatar } from '../../_contacts/elements/contact-avatar.tsx';
import { IconButton } from '../../_ui/form/icon-button.tsx';

/** The contacts in the composer, whose cards go with the message. */
export function ContactTray({ conversationId }: { readonly conversationId: string }) {
  const { contactDrafts } = useLiveClient();
  const contacts = useContactDrafts(conversationId);
  useEffect(() => {
    // What draws them, too: they may be sent without a connection.
    import('./contact-cards.tsx').catch(() => undefined);
  }, []);
  const remove = (id: string) => {
    contactDrafts.remove(conversationId, id);
    document.querySelector<HTMLElement>('textarea[name="body"]')?.focus();
  };
  return (
    <ul aria-label="Contacts to send" className="mb-1 flex flex-wrap gap-1">
      {contacts.map((contact) => (
        <li
          key={contact.id}
          className="rounded-card border-line bg-surface flex max-w-full min-w-0 items-center gap-2 border py-0.5 ps-2"
        >
          <ContactAvatar contact={{ ...contact, photo: null }} size={24} />
          <bdi className="text-14 min-w-0 truncate font-medium">{contact.name}</bdi>
          <IconButton label={`Remove ${contact.name}`} icon={X} onClick={() => remove(contact.id)} />
        </li>
      ))}
    </ul>
  );
}
