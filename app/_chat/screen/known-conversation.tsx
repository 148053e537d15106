'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { newId } from '@/lib/contract/values/new-id.ts';
import { useConnection, useConversation } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';
import type { ThreadSeed } from '../../_client/state/thread.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { ConversationScreen } from './conversation-screen.tsx';

/** A conversation of the list, drawn from what the page knows; messages that it does not have yet come in their place. */
export function KnownConversation({ conversationId }: { readonly conversationId: string }) {
  const live = useConversation(conversationId);
  // It stays on the screen when the membership ends.
  const [first] = useState(live);
  return first ? <Known first={first} /> : null;
}

function Known({ first }: { readonly first: Conversation }) {
  const [formClientId] = useState(newId);
  const { seed, hasFailed, ask } = useNewestPage(first);
  return (
    <ConversationScreen conversation={first} seed={seed} formClientId={formClientId}>
      <div className="grid min-h-0 grow place-items-center">
        {hasFailed ? (
          <p className="text-14 text-ink-2 flex items-center gap-3 px-4">
            The messages could not be loaded.
            <Button size="sm" onClick={ask}>
              Try again
            </Button>
          </p>
        ) : (
          <span role="status" className="animate-late text-ink-3">
            <Spinner />
            <span className="sr-only">Loading messages</span>
          </span>
        )}
      </div>
    </ConversationScreen>
  );
}

/** The newest messages: those that the page holds, or else the server's. */
function useNewestPage({ id, kind }: Conversation) {
  const { store } = useLiveClient();
  const { state: connection } = useConnection();
  const [seed, setSeed] = useState<ThreadSeed | null>(() => {
    const held = store.getState().threads.get(id)?.thread;
    return held ? { items: held.items, revision: held.log.revision } : null;
  });
  const [hasFailed, setHasFailed] = useState(false);

  const ask = () => {
    if (seed !== null) return;
    const { me, conversations } = store.getState();
    // Read before the messages are: what is said between the two is then caught up by its number.
    const revision = conversations.byId.get(id)?.revision ?? 0;
    const limit = kind === 'direct' ? me.settings.directPage : me.settings.roomPage;
    setHasFailed(false);
    Promise.all([
      call('GET /conversations/{id}/messages', { params: { id }, query: { limit } }),
      call('GET /conversations/{id}/pins', { params: { id } }),
    ]).then(
      ([{ items }, { items: pinned }]) => setSeed({ items, pinned, revision }),
      () => setHasFailed(true),
    );
  };

  const askAgain = useEffectEvent(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the connection is back
  useEffect(() => askAgain(), [connection === 'offline']);
  return { seed, hasFailed, ask };
}
