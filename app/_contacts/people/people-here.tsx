'use client';

import { MessageCircle, UserPlus } from 'lucide-react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { OpenDirectForm } from '../../_client/live/open-direct-form.tsx';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { PersonName } from '../../_client/live/person-name.tsx';
import { Button } from '../../_ui/form/button.tsx';
import { ContactLinkButton } from '../elements/contact-route-link.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { usePeopleHere } from './use-people-here.ts';

/** Under what a search found: people with an account here who are no contact yet. */
export function PeopleHere() {
  const { state } = useAddressBook();
  const people = usePeopleHere(state.listQuery.query.trim());
  if (people.length === 0) return null;
  return (
    <section
      aria-labelledby="people-here"
      className="border-line bg-surface max-h-[45%] shrink-0 overflow-y-auto border-t"
    >
      <h2 id="people-here" className="text-13 text-ink-2 px-4 pt-2 font-medium">
        People here
      </h2>
      <ul aria-label="People here" className="ring-inside">
        {people.map((person) => (
          <PersonHere key={person.id} person={person} />
        ))}
      </ul>
    </section>
  );
}

function PersonHere({ person }: { readonly person: Person }) {
  const { id, displayName: name, username } = person;
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-1">
      <PersonAvatar id={id} name={name} size={32} />
      <span className="min-w-0 grow">
        <bdi className="text-14 block truncate font-medium">
          <PersonName person={person} />
        </bdi>
        <span className="text-13 text-ink-3 block truncate">@{username}</span>
      </span>
      <OpenDirectForm userId={id}>
        <Button type="submit" size="sm" aria-label={`Message ${name}`}>
          <MessageCircle aria-hidden size={16} strokeWidth={1.75} />
          Message
        </Button>
      </OpenDirectForm>
      <ContactLinkButton to={{ mode: 'new', name, userId: id }} size="sm" aria-label={`Add ${name}`}>
        <UserPlus aria-hidden size={16} strokeWidth={1.75} />
        Add
      </ContactLinkButton>
    </li>
  );
}
