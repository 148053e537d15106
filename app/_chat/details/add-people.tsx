'use client';

import { UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { usePeople } from '../../_client/live/hooks.ts';
import { InviteButton } from '../../_people/invite-button.tsx';
import { Button } from '../../_ui/form/button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';

const AddPeopleDialog = loadLater(() =>
  import('./add-people-dialog.tsx').then((loaded) => loaded.AddPeopleDialog),
);

/** The dialog that adds people to a room, for a place that stays while the buttons may go: whoever is added changes the log. */
export function useAddingPeople(conversation: Conversation): { open(): void; readonly layer: ReactNode } {
  const [isAdding, setIsAdding] = useState(false);
  return {
    open: () => setIsAdding(true),
    layer: (
      <OnceWanted isWanted={isAdding}>
        <AddPeopleDialog conversation={conversation} isOpen={isAdding} onClose={() => setIsAdding(false)} />
      </OnceWanted>
    ),
  };
}

interface AddPeopleButtonsProps {
  readonly roomId: string;
  readonly size?: 'sm' | 'md';
  onAdd(): void;
}

/** Bring others into a room: people who have an account, and by a link those who have none yet. */
export function AddPeopleButtons({ roomId, size = 'md', onAdd }: AddPeopleButtonsProps) {
  const people = usePeople();
  return (
    <>
      {people.length > 0 && (
        <Button size={size} onClick={onAdd}>
          <UserPlus aria-hidden size={size === 'sm' ? 16 : 18} strokeWidth={1.75} /> Add people
        </Button>
      )}
      <InviteButton roomId={roomId} size={size} />
    </>
  );
}
