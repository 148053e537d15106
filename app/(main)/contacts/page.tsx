import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Contacts' };

/** The list alone; the layout draws it. */
export default function ContactsPage() {
  return null;
}
