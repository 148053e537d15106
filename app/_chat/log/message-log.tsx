'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isPageVisible } from '../../_client/connection/is-page-visible.ts';
import { useMessages } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useSavedMarks } from '../../_client/live/use-saved.ts';
import { unreadFrom } from '../../_client/state/conversation-list.ts';
import type { ThreadSeed } from '../../_client/state/thread.ts';
import { useJumping } from '../conversation/jumping.ts';
import { MessageActionsProvider } from '../message/message-actions-provider.tsx';
import { JumpToEnd } from './jump-to-end.tsx';
import { LogBeginning } from './log-beginning.tsx';
import { LogDays } from './log-days.tsx';
import { LogEnd } from './log-end.tsx';
import { handleLogKey } from './log-keys.ts';
import { useLogScroll } from './scroll/use-log-scroll.ts';
import { useDayPills } from './use-day-pills.ts';
import { useReadPosition } from './use-read-position.ts';

interface MessageLogProps {
  readonly conversation: Conversation;
  readonly seed: ThreadSeed;
  readonly isWritable: boolean;
  nameOf(userId: string): string;
}

/** The messages of a conversation: newest at the end, older ones on scrolling up, any part of the past by a jump. */
export function MessageLog({ conversation, seed, isWritable, nameOf }: MessageLogProps) {
  const { pages } = useLiveClient();
  const messages = useMessages(conversation.id, seed);
  const { items, pending, isAtEnd, hasOlder, older, newer, loadOlder, loadNewer } = messages;
  useSavedMarks(conversation.id);
  const newFromSeq = useNewLine(conversation);
  const notice = useReadPosition(conversation.id);
  const { target, jumpTo } = useJumping();
  const [seenSeq, setSeenSeq] = useState(0);
  const firstSeq = items[0]?.seq ?? 1;
  const lastSeq = items.at(-1)?.seq ?? 0;

  const isLanding = useLandingFarUp({ conversation, newFromSeq, firstSeq, jumpTo });

  const scroll = useLogScroll({
    firstSeq,
    lastSeq,
    isAtEnd,
    newFromSeq,
    target,
    onNearTop: () => {
      if (hasOlder && older === 'idle') loadOlder();
    },
    onNearEnd: () => {
      if (newer === 'idle') loadNewer();
    },
    onSeen: (seq) => {
      // Messages that only pass by on the way to the first new one are not read.
      if (isLanding) return;
      notice(seq);
      setSeenSeq((before) => Math.max(before, seq));
    },
  });

  useDayPills(scroll.scrollerRef);

  const jumpToEnd = () => {
    pages.leavePast(conversation.id);
    scroll.jumpToEnd();
  };

  useFollowOwn(pending.at(-1)?.clientId, jumpToEnd);

  const shown = items.slice(scroll.from - firstSeq, scroll.to - firstSeq + 1);
  return (
    <MessageActionsProvider conversation={conversation} nameOf={nameOf} jumpTo={(seq) => void jumpTo(seq)}>
      <div data-print="flow" className="short:min-h-24 relative min-h-0 grow">
        <div
          ref={scroll.scrollerRef}
          role="log"
          aria-label="Messages"
          aria-live="off"
          data-print="flow"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
          tabIndex={0}
          onScroll={scroll.handleScroll}
          onWheel={(event) => scroll.handleWheel(event.deltaY)}
          onKeyDown={(event) => handleLogKey(event, jumpToEnd)}
          className="flex h-full flex-col-reverse overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
        >
          <div ref={scroll.contentRef} className="@container/log mx-auto w-full max-w-[1040px] pb-3">
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
              messages={shown}
              pending={isAtEnd && scroll.to === lastSeq ? pending : []}
              newFromSeq={newFromSeq}
              targetSeq={target?.seq ?? null}
              isWritable={isWritable}
              nameOf={nameOf}
            />
            <Space height={scroll.spaceBelow} />
            {!isAtEnd && <LogEnd newer={newer} onLoad={loadNewer} />}
          </div>
        </div>
        {!scroll.isFollowing && (
          <JumpToEnd
            count={countNew(conversation, seenSeq)}
            hasMention={conversation.mentionCount > 0 && seenSeq < conversation.lastSeq}
            onJump={jumpToEnd}
          />
        )}
      </div>
    </MessageActionsProvider>
  );
}

/** The first message that was new on opening, or that came while the window was not in use. It stays until one leaves. */
function useNewLine(conversation: Conversation): number | null {
  const { unreadCount } = conversation;
  const from = unreadFrom(conversation);
  const [seq, setSeq] = useState(unreadCount > 0 ? from : null);
  useEffect(() => {
    if (seq === null && unreadCount > 0 && !isPageVisible()) setSeq(from);
  }, [seq, unreadCount, from]);
  return seq;
}

/** One's own new message is always scrolled to, wherever one was reading. */
function useFollowOwn(lastPendingId: string | undefined, jumpToEnd: () => void): void {
  const known = useRef(lastPendingId);
  const follow = useEffectEvent(jumpToEnd);
  useEffect(() => {
    if (lastPendingId === undefined || lastPendingId === known.current) return;
    known.current = lastPendingId;
    follow();
  }, [lastPendingId]);
}

interface LandingInput {
  readonly conversation: Conversation;
  readonly newFromSeq: number | null;
  readonly firstSeq: number;
  jumpTo(seq: number): Promise<void>;
}

/**
 * When more is new than the first page holds, the log opens at the first new message, unless all messages are new: then it
 * opens at the newest. Returns whether it is still on the way there.
 */
function useLandingFarUp({ conversation, newFromSeq, firstSeq, jumpTo }: LandingInput): boolean {
  const [isLanding, setIsLanding] = useState(
    () => newFromSeq !== null && newFromSeq < firstSeq && conversation.lastReadSeq > 0,
  );
  const land = useEffectEvent(() => {
    if (isLanding && newFromSeq !== null) void jumpTo(newFromSeq).finally(() => setIsLanding(false));
  });
  useEffect(() => land(), []);
  return isLanding;
}

function countNew({ lastSeq, undoneSeqs }: Conversation, seenSeq: number): number {
  if (seenSeq === 0) return 0;
  return Math.max(0, lastSeq - seenSeq - undoneSeqs.filter((seq) => seq > seenSeq).length);
}

function Space({ height }: { readonly height: number }) {
  return height > 0 ? <div aria-hidden data-print="hide" style={{ height }} /> : null;
}
