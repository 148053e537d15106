'use client';

import { MessageCircle } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useConversations, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';

/** In which conversation to write what another app shares. It goes into the composer, after what is there, and is not sent. */
export function ShareScreen({ text }: { readonly text: string }) {
  const { drafts } = useLiveClient();
  const me = useMe();
  const router = useRouter();
  const conversations = useConversations();
  if (text === '' || conversations.length === 0) {
    return (
      <EmptyState icon={MessageCircle} title={text === '' ? 'Nothing to share' : 'No conversations yet'}>
        {text === '' ? 'The other app handed over no text.' : 'Begin one under People, and share again.'}
      </EmptyState>
    );
  }
  const choose = ({ id }: Conversation) => {
    const before = drafts.read(id);
    drafts.write(id, before.trim() === '' ? text : `${before}\n${text}`);
    router.replace(`/chat/${id}` as Route);
  };
  return (
    <>
      <blockquote
        dir="auto"
        className="text-14 text-ink-2 border-line mt-4 line-clamp-4 border-l-2 pl-3 whitespace-pre-wrap"
      >
        {text}
      </blockquote>
      <ul aria-label="Conversations" className="-mx-4 mt-4">
        {conversations.map((conversation) => {
          const name = conversationName(conversation, me.id);
          return (
            <li key={conversation.id}>
              <button type="button" className={listRowClass()} onClick={() => choose(conversation)}>
                <ListRow
                  leading={
                    <PersonAvatar
                      id={otherMember(conversation, me.id)?.userId ?? conversation.id}
                      name={name}
                      shape={conversation.kind === 'room' ? 'room' : 'person'}
                    />
                  }
                  title={name}
                />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
