'use client';

import { ArrowDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversation.ts';
import { type Messages, useMe, useMessages } from '../../_live/hooks.ts';
import type { ThreadSeed } from '../../_live/thread.ts';
import { LogBeginning } from './log-beginning.tsx';
import { LogDays } from './log-days.tsx';
import { handleLogKey } from './log-keys.ts';
import { MessageActionsProvider } from './message-actions-provider.tsx';
import { useLogScroll } from './use-log-scroll.ts';
import { isLookedAt, useReadMarking } from './use-read-marking.ts';

interface MessageLogProps {
  readonly conversation: Conversation;
  readonly seed: ThreadSeed;
}

/** The messages of a conversation: newest at the end, older ones on scrolling up. */
export function MessageLog({ conversation, seed }: MessageLogProps) {
  const me = useMe();
  const messages = useMessages(conversation.id, seed);
  const { items, pending, hasOlder, older, loadOlder } = messages;
  const newFromSeq = useNewLine(conversation);
  const notice = useReadMarking(conversation.id);
  const [seenSeq, setSeenSeq] = useState(0);
  const firstSeq = items[0]?.seq ?? 1;
  const lastSeq = items.at(-1)?.seq ?? 0;

  const scroll = useLogScroll({
    firstSeq,
    lastSeq,
    newFromSeq,
    onNearTop: () => {
      if (hasOlder && older === 'idle') loadOlder();
    },
    onSeen: (seq) => {
      notice(seq);
      setSeenSeq((before) => Math.max(before, seq));
    },
  });

  useFollowOwn(pending.at(-1)?.clientId, scroll.jumpToEnd);

  const shown = items.slice(scroll.from - firstSeq, scroll.to - firstSeq + 1);
  return (
    <MessageActionsProvider>
      <div className="relative min-h-0 grow">
        <div
          ref={scroll.scrollerRef}
          role="log"
          aria-label="Messages"
          aria-live="off"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
          tabIndex={0}
          onScroll={scroll.handleScroll}
          onWheel={(event) => scroll.handleWheel(event.deltaY)}
          onKeyDown={(event) => handleLogKey(event, scroll.jumpToEnd)}
          className="flex h-full flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
        >
          <div ref={scroll.contentRef} className="mx-auto w-full max-w-[1040px] pb-3">
            <LogBeginning
              conversation={conversation}
              hasOlder={hasOlder}
              older={older}
              isEmpty={items.length === 0 && pending.length === 0}
              onLoad={loadOlder}
            />
            <Space height={scroll.spaceAbove} />
            <LogDays
              conversation={conversation}
              meId={me.id}
              messages={shown}
              pending={scroll.to === lastSeq ? pending : []}
              newFromSeq={newFromSeq}
            />
            <Space height={scroll.spaceBelow} />
          </div>
        </div>
        {!scroll.isFollowing && (
          <JumpToEnd count={countNew(messages, seenSeq, me.id)} onJump={scroll.jumpToEnd} />
        )}
      </div>
    </MessageActionsProvider>
  );
}

/** The first message that was new on opening, or that came while nobody looked. It stays until one leaves. */
function useNewLine(conversation: Conversation): number | null {
  const { unreadCount, lastReadSeq } = conversation;
  const [seq, setSeq] = useState(unreadCount > 0 ? lastReadSeq + 1 : null);
  useEffect(() => {
    if (seq === null && unreadCount > 0 && !isLookedAt()) setSeq(lastReadSeq + 1);
  }, [seq, unreadCount, lastReadSeq]);
  return seq;
}

/** One's own new message is always followed, wherever one was reading. */
function useFollowOwn(lastPendingId: string | undefined, jumpToEnd: () => void): void {
  const known = useRef(lastPendingId);
  useEffect(() => {
    if (lastPendingId === undefined || lastPendingId === known.current) return;
    known.current = lastPendingId;
    jumpToEnd();
  }, [lastPendingId, jumpToEnd]);
}

function countNew({ items }: Messages, seenSeq: number, meId: string): number {
  let count = 0;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const message = items[index];
    if (!message || message.seq <= seenSeq) break;
    if (message.senderId !== meId) count += 1;
  }
  return count;
}

function Space({ height }: { readonly height: number }) {
  return height > 0 ? <div aria-hidden style={{ height }} /> : null;
}

interface JumpToEndProps {
  readonly count: number;
  onJump(): void;
}

function JumpToEnd({ count, onJump }: JumpToEndProps) {
  return (
    <button
      type="button"
      onClick={onJump}
      aria-label={count > 0 ? `Jump to latest, ${count} new` : 'Jump to latest'}
      className="floating animate-fade text-14 text-ink-2 hover:bg-hover absolute right-4 bottom-3 flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-full px-2.5 font-medium"
    >
      <ArrowDown aria-hidden size={18} strokeWidth={1.75} />
      {count > 0 && <span className="text-ink pr-1 tabular-nums">{count} new</span>}
    </button>
  );
}
