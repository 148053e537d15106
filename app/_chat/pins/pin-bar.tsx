'use client';

import { ChevronDown, ChevronUp, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useJumping } from '../conversation/jumping.ts';
import { usePinnedLine } from './use-pinned-line.ts';
import { usePinning } from './use-pinning.ts';

interface PinBarProps {
  readonly conversation: Conversation;
  /** At least one, the one pinned last first. */
  readonly pinned: readonly Message[];
  readonly mayPin: boolean;
  nameOf(userId: string): string;
}

/** The pinned message under the header, the newest first: a press leads to it, and the arrows to the others. */
export function PinBar({ conversation, pinned, mayPin, nameOf }: PinBarProps) {
  const [shownId, setShownId] = useState<string | null>(null);
  const [hasStepped, setHasStepped] = useState(false);
  const { jumpTo } = useJumping();
  const pin = usePinning();
  const lineOf = usePinnedLine(conversation);
  const at = Math.max(
    0,
    pinned.findIndex(({ id }) => id === shownId),
  );
  const shown = pinned[at];
  if (!shown) return null;
  const step = (by: number) => {
    // The newest stays the newest when another one is pinned.
    setShownId(at + by === 0 ? null : (pinned[at + by]?.id ?? null));
    setHasStepped(true);
  };
  const unpin = async () => {
    await pin(shown, false);
    // With the last one the bar goes, and the focus with it.
    if (pinned.length === 1) document.querySelector<HTMLElement>('textarea[name="body"]')?.focus();
  };
  const count = pinned.length > 1 ? `${at + 1} of ${pinned.length}` : '';
  const name = nameOf(shown.senderId);
  const line = lineOf(shown);
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is filled in here
    <div
      role="group"
      aria-label="Pinned messages"
      data-print="hide"
      className="border-line bg-surface flex min-h-11 shrink-0 items-center gap-1 border-b pr-2 pl-1 sm:pl-3"
    >
      <button
        type="button"
        onClick={() => void jumpTo(shown.seq)}
        className="rounded-control hover:bg-hover flex min-h-11 min-w-0 grow items-center gap-2 px-2 text-start sm:gap-3"
      >
        <Pin aria-hidden size={18} strokeWidth={1.75} className="text-brand-text shrink-0" />
        <span className="flex min-w-0 grow flex-col py-1">
          <span className="text-12 text-ink-3 truncate tabular-nums">
            Pinned message{count && ` ${count}`} · <bdi>{name}</bdi>
          </span>
          <span dir="auto" className="own-direction text-14 truncate">
            {line}
          </span>
        </span>
      </button>
      {pinned.length > 1 && (
        <>
          <IconButton
            label="Pinned before"
            icon={ChevronUp}
            disabled={at === pinned.length - 1}
            onClick={() => step(1)}
          />
          <IconButton label="Pinned later" icon={ChevronDown} disabled={at === 0} onClick={() => step(-1)} />
        </>
      )}
      {/* A phone has no room for it; Details and the message's menu have it. */}
      {mayPin && (
        <IconButton
          label="Unpin"
          icon={PinOff}
          onClick={() => void unpin()}
          className={pinned.length > 1 ? 'max-sm:hidden' : undefined}
        />
      )}
      <span role="status" className="sr-only">
        {hasStepped && `${count}, ${name}: ${line}`}
      </span>
    </div>
  );
}
