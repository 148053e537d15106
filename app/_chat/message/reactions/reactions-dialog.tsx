'use client';

import { useId, useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { useLive } from '../../../_client/live/live-context.ts';
import { PersonAvatar } from '../../../_client/live/person-avatar.tsx';
import { messageById } from '../../../_client/state/thread.ts';
import { Dialog } from '../../../_ui/layers/dialog.tsx';
import { Sheet } from '../../../_ui/layers/sheet.tsx';
import { useEmojiNames } from '../../emoji/use-emoji-set.ts';

interface ReactionsDialogProps {
  readonly message: Message | null;
  /** The emoji that is listed before the others. */
  readonly first?: string | undefined;
  nameOf(userId: string): string;
  onClose(): void;
}

const TITLE = 'Reactions';

/** Who reacted to a message with what, live; a sheet where a finger points. */
export function ReactionsDialog({ message, onClose, ...list }: ReactionsDialogProps) {
  const [isSheet] = useState(() => matchMedia('(pointer: coarse)').matches);
  if (!isSheet)
    return (
      <Dialog isOpen={message !== null} onClose={onClose} title={TITLE}>
        {message && <Reactions message={message} {...list} className="max-h-96" />}
      </Dialog>
    );
  return (
    message && (
      <Sheet label={TITLE} onClose={onClose}>
        <h2 className="font-title text-18 px-5 pb-2 font-semibold">{TITLE}</h2>
        <Reactions message={message} {...list} className="px-5 pb-4" />
      </Sheet>
    )
  );
}

interface ReactionsProps extends Pick<ReactionsDialogProps, 'first' | 'nameOf'> {
  readonly message: Message;
  readonly className: string;
}

function Reactions({ message, first, nameOf, className }: ReactionsProps) {
  const id = useId();
  const me = useMe();
  const live = useLive(({ threads }) => messageById(threads.get(message.conversationId)?.thread, message.id));
  const { reactions } = live ?? message;
  const nameOfEmoji = useEmojiNames(reactions.map(({ emoji }) => emoji));
  const ordered = [
    ...reactions.filter(({ emoji }) => emoji === first),
    ...reactions.filter(({ emoji }) => emoji !== first),
  ];
  return (
    <section
      aria-label="Who reacted"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
      tabIndex={0}
      className={`ring-inside flex min-h-0 flex-col gap-4 overflow-y-auto overscroll-contain ${className}`}
    >
      {ordered.length === 0 && <p className="text-14 text-ink-2">No one reacts any more.</p>}
      {ordered.map(({ emoji, userIds }, at) => (
        <div key={emoji}>
          <h3 id={`${id}-${at}`} className="text-14 flex items-center gap-2 font-medium">
            <span aria-hidden className="text-18">
              {emoji}
            </span>
            <span className="first-letter:uppercase">{nameOfEmoji(emoji)}</span>
            <span className="text-ink-3 tabular-nums">{userIds.length}</span>
          </h3>
          <ul aria-labelledby={`${id}-${at}`} className="mt-1">
            {userIds.map((userId) => (
              <li key={userId} className="flex min-h-10 items-center gap-3 py-1">
                <PersonAvatar
                  id={userId}
                  name={userId === me.id ? me.displayName : nameOf(userId)}
                  size={32}
                />
                <span className="min-w-0 grow truncate">
                  <bdi>{nameOf(userId)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
