'use client';

import { File as FileIcon, MessageCircle } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useConversations, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { forgetShared } from '../../_client/shared/shared-storage.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { formatSize } from '../../_ui/text/format-size.ts';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName } from '../conversation/conversation-name.ts';
import { type Handed, useShared } from './use-shared.ts';

interface ShareScreenProps {
  /** The text in the address. */
  readonly text: string;
  /** Under what the worker keeps what was handed over; null for the text alone. */
  readonly sharedId: string | null;
}

/** In which conversation to write what another app shares. It goes into the composer, after what is there, and is not sent. */
export function ShareScreen({ text, sharedId }: ShareScreenProps) {
  const handed = useShared(text, sharedId);
  const me = useMe();
  const conversations = useConversations().filter(({ notify }) => notify !== 'hidden');
  const { choose, isBusy } = useChoice(handed, sharedId);
  if (handed === undefined) return null;
  if (handed.text === '' && handed.files.length === 0) {
    return (
      <EmptyState icon={MessageCircle} title="Nothing to share">
        The other app handed over nothing that can be written here.
      </EmptyState>
    );
  }
  if (conversations.length === 0) {
    return (
      <EmptyState icon={MessageCircle} title="No conversations yet">
        Begin one under People, and share again.
      </EmptyState>
    );
  }
  return (
    <>
      <HandedOver {...handed} />
      <ul aria-label="Conversations" className="-mx-4 mt-4">
        {conversations.map((conversation) => {
          const name = conversationName(conversation, me.id);
          return (
            <li key={conversation.id}>
              <button
                type="button"
                disabled={isBusy}
                className={listRowClass()}
                onClick={() => void choose(conversation)}
              >
                <ListRow
                  leading={<ConversationAvatar conversation={conversation} name={name} />}
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

/** Puts what was handed over into a composer, and leads there. */
function useChoice(handed: Handed | undefined, sharedId: string | null) {
  const { drafts, files } = useLiveClient();
  const router = useRouter();
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);

  const choose = async ({ id }: Conversation) => {
    if (handed === undefined) return;
    setIsBusy(true);
    try {
      if (handed.files.length > 0) {
        const { attachments } = await files.open();
        const refusals = await attachments.add(id, handed.files);
        if (refusals.length > 0) toast(refusals.join(' '));
      }
    } catch {
      setIsBusy(false);
      return toast('Files cannot be attached without a connection yet. Try again when it is back.');
    }
    if (handed.text !== '') {
      const before = drafts.take(id);
      drafts.write(id, before.trim() === '' ? handed.text : `${before}\n${handed.text}`);
    }
    // Should it stay, it goes with the next one that is a day old.
    if (sharedId !== null) await forgetShared(sharedId).catch(() => undefined);
    router.replace(`/chat/${id}` as Route);
  };
  return { choose, isBusy };
}

function HandedOver({ text, files }: Handed) {
  return (
    <>
      {text !== '' && (
        <blockquote
          dir="auto"
          className="text-14 text-ink-2 border-line mt-4 line-clamp-4 border-l-2 pl-3 whitespace-pre-wrap"
        >
          {text}
        </blockquote>
      )}
      {files.length > 0 && (
        <ul aria-label="Files" className="mt-4 flex flex-col gap-1">
          {files.map(({ name, size }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none of them moves
            <li key={at} className="text-14 text-ink-2 flex items-center gap-2">
              <FileIcon aria-hidden size={16} strokeWidth={1.75} className="text-ink-3 shrink-0" />
              <bdi className="min-w-0 truncate">{name}</bdi>
              <span className="text-13 text-ink-3 shrink-0">{formatSize(size)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
