'use client';

import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { usePeople } from '../../_client/live/hooks.ts';
import { useDistinctName } from '../../_client/live/look-alikes.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { SearchField } from '../../_ui/form/search-field.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';

interface AddPeopleDialogProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
  onClose(): void;
}

const SHOWN_MAX = 50;

/** Adds people of the workspace to a room, one press each. */
export function AddPeopleDialog({ conversation, isOpen, onClose }: AddPeopleDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Add people to ${isolate(conversation.name ?? 'the room')}`}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      {isOpen && <Choices conversation={conversation} />}
    </Dialog>
  );
}

function Choices({ conversation }: { readonly conversation: Conversation }) {
  const people = usePeople();
  const distinctName = useDistinctName();
  const [query, setQuery] = useState('');
  const [said, setSaid] = useState<{ text: string; isBad: boolean }>({ text: '', isBad: false });
  const inside = new Set(conversation.members.map(({ userId }) => userId));
  // Whoever could be added when it opened comes first; who is added meanwhile stays in place.
  const [wasInside] = useState(inside);
  const isFound = nameFinder(query);
  const found = people
    .filter(({ displayName, username }) => isFound([displayName, username]))
    .sort((a, b) => Number(wasInside.has(a.id)) - Number(wasInside.has(b.id)));

  const add = async (userId: string, name: string) => {
    try {
      await call('PUT /conversations/{id}/members/{userId}', {
        params: { id: conversation.id, userId },
        body: {},
      });
      setSaid({ text: `${name} is in.`, isBad: false });
    } catch (thrown) {
      setSaid({ text: `${name} was not added — ${errorMessage(thrown)}`, isBad: true });
    }
  };

  return (
    <>
      <SearchField
        label="Search people"
        data-autofocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul aria-label="People to add" className="-mx-2 mt-2 h-80 overflow-y-auto">
        {found.slice(0, SHOWN_MAX).map((person) => (
          <li key={person.id} className="flex min-h-12 items-center gap-3 px-2">
            <PersonAvatar id={person.id} name={person.displayName} size={32} />
            <span className="min-w-0 grow">
              <bdi className="text-14 block truncate font-medium">{person.displayName}</bdi>
              <span className="text-13 text-ink-3 block truncate">@{person.username}</span>
            </span>
            {inside.has(person.id) ? (
              <span className="text-13 text-ink-3 shrink-0">In the room</span>
            ) : (
              <Button
                size="sm"
                aria-label={`Add ${distinctName(person)}`}
                onClick={() => void add(person.id, distinctName(person))}
              >
                Add
              </Button>
            )}
          </li>
        ))}
        {found.length === 0 && <li className="text-14 text-ink-3 px-2 py-3">No one of that name is here.</li>}
      </ul>
      <StatusLine text={said.text} tone={said.isBad ? 'danger' : 'quiet'} />
    </>
  );
}
