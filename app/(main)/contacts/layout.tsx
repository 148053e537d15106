import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { getContact } from '@/lib/contacts/get-contact.ts';
import { listContacts } from '@/lib/contacts/list-contacts.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { BookProvider } from './book-provider.tsx';
import { idOfPlace, placeOfPath } from './contact-place.ts';
import { ContactsScreen } from './contacts-screen.tsx';
import { FIRST_ROWS } from './list-window.ts';

const QUERY_MAX = 200;

/**
 * The address book: one screen whose list stays while what is open beside it changes. The pages below only say whether
 * their contact is there and what it is called; this reads what they show, once, and the browser keeps it live.
 */
export default async function ContactsLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, caller } = await requireCaller();
  // A layout is not told the address; the proxy passes it on.
  const address = new URL((await headers()).get('x-parley-path') ?? '/contacts', 'http://localhost');
  const asked = (name: string) => address.searchParams.get(name) ?? '';
  const query = asked('query').slice(0, QUERY_MAX);
  const cursor = asked('cursor') || undefined;
  const id = idOfPlace(placeOfPath(address.pathname));
  const [page, contact] = await Promise.all([
    listContacts(ctx, caller, { query, limit: FIRST_ROWS, cursor }).catch(() =>
      listContacts(ctx, caller, { query, limit: FIRST_ROWS }),
    ),
    // Whether it is there at all is for its page to say.
    id === null ? null : getContact(ctx, caller, { id }).catch(() => null),
  ]);
  return (
    <BookProvider seed={{ query, page, contact, isFromStart: cursor === undefined }}>
      <ContactsScreen />
      {children}
    </BookProvider>
  );
}
