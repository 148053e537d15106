'use client';

import type { Message } from '@/lib/contract/conversations/message.ts';
import { useLive } from '../../../_client/live/live-context.ts';
import { PersonAvatar } from '../../../_client/live/person-avatar.tsx';
import { messageById } from '../../../_client/state/thread.ts';
import { Dialog } from '../../../_ui/layers/dialog.tsx';
import { useEmojiNames } from '../../emoji/use-emoji-set.ts';

interface ReactionsDialogProps {
  readonly message: Message | null;
  nameOf(userId: string): string;
  onClose(): void;
}

/** Who reacted to a message with what, live. */
export function ReactionsDialog({ message, nameOf, onClose }: ReactionsDialogProps) {
  return (
    <Dialog isOpen={message !== null} onClose={onClose} title="Reactions">
      {message && <Reactions message={message} nameOf={nameOf} />}
    </Dialog>
  );
}

function Reactions({ message, nameOf }: { readonly message: Message; nameOf(userId: string): string }) {
  const live = useLive(({ threads }) => messageById(threads.get(message.conversationId)?.thread, message.id));
  const { reactions } = live ?? message;
  const nameOfEmoji = useEmojiNames(reactions.map(({ emoji }) => emoji));
  if (reactions.length === 0) return <p className="text-14 text-ink-2">No one reacts any more.</p>;
  return (
    <div className="flex max-h-96 flex-col gap-4 overflow-y-auto">
      {reactions.map(({ emoji, userIds }) => (
        <section key={emoji}>
          <h3 className="text-14 flex items-center gap-2 font-medium">
            <span aria-hidden className="text-18">
              {emoji}
            </span>
            <span className="first-letter:uppercase">{nameOfEmoji(emoji)}</span>
            <span className="text-ink-3 tabular-nums">{userIds.length}</span>
          </h3>
          <ul aria-label={nameOfEmoji(emoji)} className="mt-1">
            {userIds.map((userId) => (
              <li key={userId} className="flex items-center gap-3 py-1">
                <PersonAvatar id={userId} name={nameOf(userId)} size={32} />
                <bdi className="min-w-0 grow truncate">{nameOf(userId)}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
