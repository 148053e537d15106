import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Contacts' };

/** Only the list; the layout draws it. */
export default function ContactsPage() {
  return null;
}
