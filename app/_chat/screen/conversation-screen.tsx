'use client';

import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useConversation, useMe, useRemoval } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useTitle } from '../../_client/notices/page-title.ts';
import type { ThreadSeed } from '../../_client/state/thread.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { Composer } from '../composer/composer.tsx';
import { ReadOnlyBar } from '../composer/read-only-bar.tsx';
import { readOnlyReason } from '../composer/read-only-reason.ts';
import { canPinIn } from '../conversation/can-pin-in.ts';
import { ComposingContext, type Editing } from '../conversation/composing.ts';
import { conversationName } from '../conversation/conversation-name.ts';
import { HuesContext } from '../conversation/hues.ts';
import { JumpingContext, useJumps } from '../conversation/jumping.ts';
import { MentionablesContext, NamedContext } from '../conversation/mentions.ts';
import { useNames } from '../conversation/use-names.ts';
import { DropArea } from '../files/tray/drop-area.tsx';
import { AttachingProvider, useAttachingState, useDropTarget } from '../files/tray/use-attaching.ts';
import { ViewerProvider } from '../files/viewer/viewer-provider.tsx';
import { useFinding } from '../find/finding.ts';
import { MessageLog } from '../log/message-log.tsx';
import { PinnedArea } from '../pins/pinned-area.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { usePreloadLaterParts } from './preload-later-parts.ts';

const FindBar = loadLater(() => import('../find/find-bar.tsx').then((loaded) => loaded.default));
const KeptText = loadLater(() => import('../composer/kept-text.tsx').then((loaded) => loaded.KeptText));
const DetailsPane = loadLater(() =>
  import('../details/details-pane.tsx').then((loaded) => loaded.DetailsPane),
);

interface ConversationScreenProps {
  readonly conversation: Conversation;
  /** The newest messages; null while they are fetched. */
  readonly seed: ThreadSeed | null;
  /** The id of a message sent without JavaScript: sent twice, it is stored once. */
  readonly formClientId: string;
  /** In place of the messages while there are none yet. */
  readonly children?: ReactNode;
}

/** One conversation: header, messages, composer, and at the side what it is and who is in it. */
export function ConversationScreen(props: ConversationScreenProps) {
  const { conversation: first, seed, formClientId, children } = props;
  const client = useLiveClient();
  const me = useMe();
  const live = useConversation(first.id);
  const removal = useRemoval(first.id);
  const conversation = live ?? first;
  const [hasDetails, setHasDetails] = useState(false);
  const jumping = useJumps(first.id);
  const { finding, open: openFind, close: closeFind } = useFinding(jumping.jumpTo);
  const composing = useComposingState();
  const { nameOf, mentionables, named, hues } = useNames(conversation);
  const reason = readOnlyReason(conversation, removal, nameOf);
  const attaching = useAttachingState(first.id);
  const drop = useDropTarget(attaching, reason === null);

  useEffect(() => {
    client.store.dispatch({ type: 'conversations', conversations: [first] });
  }, [client, first]);
  useEffect(() => {
    client.setOpenConversation(first.id);
    client.draftSync.refresh(first.id);
    return () => client.setOpenConversation(null);
  }, [client, first.id]);

  usePreloadLaterParts();
  useTitle(conversationName(conversation, me.id));

  return (
    <ComposingContext value={composing}>
      <JumpingContext value={jumping}>
        <MentionablesContext value={mentionables}>
          <NamedContext value={named}>
            <HuesContext value={hues}>
              <ViewerProvider conversationId={first.id} nameOf={nameOf}>
                <div data-print="flow" className="relative flex h-full min-h-0">
                  <section
                    aria-label={sectionName(conversation, me.id)}
                    data-region
                    data-print="flow"
                    {...drop.handlers}
                    className="short:overflow-y-auto relative flex min-h-0 min-w-0 grow flex-col"
                  >
                    <ConversationHeader
                      conversation={conversation}
                      hasDetails={hasDetails}
                      onDetails={() => setHasDetails(!hasDetails)}
                      onFind={openFind}
                    />
                    <Suspense fallback={null}>
                      {finding && (
                        <FindBar
                          key={finding.turn}
                          conversationId={first.id}
                          finding={finding}
                          onClose={closeFind}
                        />
                      )}
                    </Suspense>
                    {removal === undefined && (
                      <PinnedArea
                        conversation={conversation}
                        seed={seed}
                        mayPin={reason === null && canPinIn(conversation)}
                        nameOf={nameOf}
                      />
                    )}
                    {seed === null ? (
                      children
                    ) : (
                      <MessageLog
                        conversation={conversation}
                        seed={seed}
                        isWritable={reason === null}
                        nameOf={nameOf}
                      />
                    )}
                    {reason === null ? (
                      <AttachingProvider value={attaching}>
                        <Composer conversation={conversation} formClientId={formClientId} nameOf={nameOf} />
                      </AttachingProvider>
                    ) : (
                      <>
                        <Suspense fallback={null}>
                          <KeptText conversationId={first.id} />
                        </Suspense>
                        <ReadOnlyBar reason={reason} />
                      </>
                    )}
                    {drop.isOver && <DropArea name={conversationName(conversation, me.id)} />}
                  </section>
                  {hasDetails && (
                    <Suspense fallback={null}>
                      <DetailsPane
                        conversation={conversation}
                        isRemoved={removal !== undefined}
                        onClose={() => setHasDetails(false)}
                      />
                    </Suspense>
                  )}
                </div>
              </ViewerProvider>
            </HuesContext>
          </NamedContext>
        </MentionablesContext>
      </JumpingContext>
    </ComposingContext>
  );
}

function sectionName(conversation: Conversation, meId: string): string {
  const name = isolate(conversationName(conversation, meId));
  return conversation.kind === 'room' ? `Room ${name}` : `Conversation with ${name}`;
}

function useComposingState() {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [replyToId, setReplyToId] = useState<string | null>(null);
  return {
    editing,
    replyToId,
    setEditing,
    reply: (message: Pick<Message, 'id'> | null) => setReplyToId(message?.id ?? null),
  };
}
