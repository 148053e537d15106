'use client';

import { useState } from 'react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { usePeople } from '../_client/live/hooks.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { SearchField } from '../_ui/form/search-field.tsx';

const SHOWN_MAX = 50;

/** Whom to add to a new room: those chosen stay on top, the others are searched. */
export function PeoplePicker({ error }: { readonly error: string | undefined }) {
  const people = usePeople();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (people.length === 0) return null;
  const isFound = nameFinder(query);
  const found = people.filter(
    ({ id, displayName, username }) => !chosen.has(id) && isFound([displayName, username]),
  );
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const row = (person: Person) => (
    <PersonChoice
      key={person.id}
      person={person}
      isChosen={chosen.has(person.id)}
      onToggle={() => toggle(person.id)}
    />
  );
  return (
    <fieldset className="min-w-0">
      <legend className="text-14 text-ink-2 mb-1.5 font-medium">
        Add people{chosen.size > 0 && ` (${chosen.size})`}
      </legend>
      <SearchField
        label="Search people"
        value={query}
        error={error}
        onKeyDown={(event) => {
          // Enter searches, it does not make the room.
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul aria-label="People to add" className="ring-inside mt-1 max-h-44 overflow-y-auto">
        {people.filter(({ id }) => chosen.has(id)).map(row)}
        {found.slice(0, SHOWN_MAX).map(row)}
        {found.length === 0 && chosen.size === 0 && (
          <li className="text-14 text-ink-3 py-2">No one of that name is here.</li>
        )}
      </ul>
    </fieldset>
  );
}

interface PersonChoiceProps {
  readonly person: Person;
  readonly isChosen: boolean;
  onToggle(): void;
}

function PersonChoice({ person, isChosen, onToggle }: PersonChoiceProps) {
  return (
    <li>
      <label className="rounded-control hover:bg-hover flex min-h-11 items-center gap-3 px-2 py-1">
        <input
          type="checkbox"
          name="memberIds"
          value={person.id}
          checked={isChosen}
          onChange={onToggle}
          className="size-5 shrink-0 sm:size-4"
        />
        <PersonAvatar id={person.id} name={person.displayName} size={24} />
        <bdi className="text-14 min-w-0 truncate">{person.displayName}</bdi>
        <span className="text-13 text-ink-3 truncate">@{person.username}</span>
      </label>
    </li>
  );
}
