import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { CardPart } from './card-part.tsx';

const ContactHistory = loadLater(() =>
  import('./contact-history.tsx').then(({ ContactHistory }) => ContactHistory),
);

/** The history of a contact. */
export function CardHistory({ contact }: { readonly contact: Contact }) {
  return (
    <CardPart title="History">
      <ContactHistory contact={contact} />
    </CardPart>
  );
}
