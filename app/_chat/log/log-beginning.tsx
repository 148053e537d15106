'use client';

import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useMe, usePresence } from '../../_client/live/hooks.ts';
import type { HeldThread } from '../../_client/state/thread.ts';
import { Button } from '../../_ui/form/button.tsx';
import { canInviteTo } from '../conversation/can-invite-to.ts';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';
import { AddPeopleButtons, useAddingPeople } from '../details/add-people.tsx';

interface LogBeginningProps {
  readonly conversation: Conversation;
  readonly hasOlder: boolean;
  readonly older: HeldThread['older'];
  readonly isEmpty: boolean;
  onLoad(): void;
}

/** Above the first message: how to get older ones, or who this is when there are none. */
export function LogBeginning({ conversation, isEmpty, ...older }: LogBeginningProps) {
  const adding = useAddingPeople(conversation);
  return (
    <>
      {isEmpty ? <WhoThisIs conversation={conversation} onAdd={adding.open} /> : <Older {...older} />}
      {adding.layer}
    </>
  );
}

function Older({ hasOlder, older, onLoad }: Omit<LogBeginningProps, 'conversation' | 'isEmpty'>) {
  if (!hasOlder) return <p className="text-13 text-ink-3 px-4 pt-6 pb-2 text-center">The beginning</p>;
  return (
    <div className="flex min-h-14 items-center justify-center gap-3 pt-2">
      {older === 'failed' && <span className="text-13 text-danger">Could not load older messages.</span>}
      <Button size="sm" variant="quiet" isBusy={older === 'loading'} onClick={onLoad}>
        {older === 'failed' ? 'Try again' : 'Older messages'}
      </Button>
    </div>
  );
}

function WhoThisIs({ conversation, onAdd }: { readonly conversation: Conversation; onAdd(): void }) {
  const me = useMe();
  const other = otherMember(conversation, me.id);
  const person = usePresence(other?.userId ?? '');
  const name = person?.displayName ?? conversationName(conversation, me.id);
  return (
    <div className="flex flex-col items-center gap-1 px-6 pt-12 pb-8 text-center">
      <ConversationAvatar conversation={conversation} name={name} size={56} />
      <p className="font-title text-22 mt-2 font-semibold">{name}</p>
      {other && <p className="text-14 text-ink-3">@{other.username}</p>}
      {person?.status && <p className="text-16 text-ink-2">{person.status}</p>}
      <p className="text-16 text-ink-2 mt-3 max-w-[44ch] text-balance">
        {conversation.kind === 'room'
          ? 'No messages yet. Everyone in this room sees what you write.'
          : 'No messages yet. Only the two of you are in this conversation.'}
      </p>
      {canInviteTo(conversation) && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          <AddPeopleButtons roomId={conversation.id} onAdd={onAdd} />
        </div>
      )}
    </div>
  );
}
