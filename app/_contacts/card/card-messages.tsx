import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { CardPart } from './card-part.tsx';

const ContactMessages = loadLater(() =>
  import('./contact-messages.tsx').then(({ ContactMessages }) => ContactMessages),
);

/** The messages that show the card of a contact. */
export function CardMessages({ contact }: { readonly contact: Contact }) {
  return (
    <CardPart title="Messages with this contact">
      <ContactMessages contactId={contact.id} />
    </CardPart>
  );
}
