'use client';

import { useEffect, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversation.ts';
import { useConversation, useMe } from '../../_live/hooks.ts';
import { useLiveClient } from '../../_live/live-context.ts';
import type { ThreadSeed } from '../../_live/thread.ts';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { conversationName } from './conversation-name.ts';
import { type Editing, EditingContext } from './editing.ts';
import { MessageLog } from './message-log.tsx';

interface ConversationScreenProps {
  readonly conversation: Conversation;
  readonly seed: ThreadSeed;
  /** The id of a message sent without JavaScript: sent twice, it is stored once. */
  readonly formClientId: string;
}

/** One conversation: header, messages, composer. */
export function ConversationScreen({ conversation: first, seed, formClientId }: ConversationScreenProps) {
  const client = useLiveClient();
  const me = useMe();
  const conversation = useConversation(first.id) ?? first;
  const [editing, setEditing] = useState<Editing | null>(null);

  useEffect(() => {
    client.store.dispatch({ type: 'conversations', conversations: [first] });
  }, [client, first]);
  useEffect(() => {
    client.setOpenConversation(first.id);
    return () => client.setOpenConversation(null);
  }, [client, first.id]);

  return (
    <EditingContext value={{ editing, setEditing }}>
      <section
        aria-label={`Conversation with ${conversationName(conversation, me.id)}`}
        className="flex h-full min-h-0 flex-col"
      >
        <ConversationHeader conversation={conversation} />
        <MessageLog conversation={conversation} seed={seed} />
        <Composer conversation={conversation} formClientId={formClientId} />
      </section>
    </EditingContext>
  );
}
