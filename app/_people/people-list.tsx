'use client';

import { SearchX } from 'lucide-react';
import Form from 'next/form';
import { useState } from 'react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { useConversations, usePeople } from '../_client/live/hooks.ts';
import { SearchField } from '../_ui/form/search-field.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { FirstHere } from './first-here.tsx';
import { InviteButton } from './invite-button.tsx';
import { PersonRow } from './person-row.tsx';

interface PeopleListProps {
  /** What the server found for `query`. */
  readonly found: Page<Person>;
  readonly query: string;
}

/** The people known to this page, live; typing narrows them at once, Enter asks the server for all. */
export function PeopleList({ found, query }: PeopleListProps) {
  const [typed, setTyped] = useState(query);
  const people = union(usePeople(), found.items);
  const conversationWith = directByPerson(useConversations());
  const isFound = nameFinder(typed);
  const shown = people.filter(({ displayName, username }) => isFound([displayName, username]));
  if (people.length === 0 && query === '') return <FirstHere />;
  return (
    <>
      <div className="mt-4 mb-2 flex items-start gap-2">
        <Form action="/people" className="min-w-0 grow">
          <SearchField
            label="Find people"
            name="query"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form>
        <InviteButton />
      </div>
      <ul aria-label="People" className="ring-inside -mx-4">
        {shown.map((person) => (
          <li key={person.id}>
            <PersonRow person={person} conversationId={conversationWith.get(person.id)} />
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {typed === '' ? '' : `${shown.length} found`}
      </p>
      {shown.length === 0 && (
        <EmptyState icon={SearchX} title={`No one called “${typed.trim()}”`}>
          Names and usernames were searched. Try the beginning of a name.
        </EmptyState>
      )}
      {found.nextCursor !== null && (
        <p className="text-14 text-ink-2 px-4 py-6 text-center">
          There are more people than are listed. Type a name and press Enter to find anybody.
        </p>
      )}
    </>
  );
}

/** The id of the direct conversation with each person; the person signed in is among its members too. */
function directByPerson(conversations: readonly Conversation[]): ReadonlyMap<string, string> {
  return new Map(
    conversations
      .filter((conversation) => conversation.kind === 'direct')
      .flatMap(({ id, members }) => members.map((member) => [member.userId, id] as const)),
  );
}

function union(live: readonly Person[], found: readonly Person[]): readonly Person[] {
  const known = new Set(live.map((person) => person.id));
  const others = found.filter((person) => !known.has(person.id));
  return others.length === 0 ? live : [...live, ...others];
}
