import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { getContact } from '@/lib/contacts/address-book/get-contact.ts';
import { listContacts } from '@/lib/contacts/address-book/list-contacts.ts';
import { listPeopleToAdd } from '@/lib/contacts/people/list-people-to-add.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { whyNoInvitation } from '@/lib/invitations/policy.ts';
import { readWorkspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { queryOfSearch } from '../../_client/address-book/list-query.ts';
import { ContactsScreen } from '../../_contacts/contacts-screen.tsx';
import { FIRST_ROWS } from '../../_contacts/list/list-window.ts';
import { PeopleSeed } from '../../_contacts/people/people-seed.tsx';
import { AddressBookProvider } from '../../_contacts/state/address-book-provider.tsx';
import { contactIdOf, routeOf } from '../../_contacts/state/contact-route.ts';
import { VIEW_COOKIE, viewOf } from '../../_contacts/view/view-choice.ts';

/**
 * The address book: one screen whose list stays while what is open beside it changes. The pages below only say whether
 * their contact is there and what it is called; this reads what they show, once, and the browser keeps it live.
 */
export default async function ContactsLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, caller } = await requireCaller();
  // A layout does not get the address; the proxy passes it on.
  const address = new URL((await headers()).get('x-parley-path') ?? '/contacts', 'http://localhost');
  const asked = (name: string) => address.searchParams.get(name) ?? '';
  const listQuery = queryOfSearch(address.searchParams);
  const cursor = asked('cursor') || undefined;
  const { query, tag, favourite, sort } = listQuery;
  const list = {
    query,
    tag: tag || undefined,
    favourite: favourite || undefined,
    sort: sort === 'name' ? undefined : sort,
    limit: FIRST_ROWS,
  };
  const id = contactIdOf(routeOf(address));
  const searched = query.trim();
  const [page, contact, people, settings] = await Promise.all([
    listContacts(ctx, caller, { ...list, cursor }).catch(() => listContacts(ctx, caller, list)),
    // Whether it is there at all is for its page to say.
    id === null ? null : getContact(ctx, caller, { id }).catch(() => null),
    searched === '' ? { items: [] } : listPeopleToAdd(ctx, caller, { query: searched }),
    readWorkspaceSettings(ctx),
  ]);
  const inviteTo = whyNoInvitation(settings, caller) === null ? settings.name : null;
  return (
    <AddressBookProvider seed={{ listQuery, page, contact, isFromStart: cursor === undefined, inviteTo }}>
      <PeopleSeed found={{ query: searched, people: people.items }}>
        <ContactsScreen view={viewOf((await cookies()).get(VIEW_COOKIE)?.value)} />
      </PeopleSeed>
      {children}
    </AddressBookProvider>
  );
}
