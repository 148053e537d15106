import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { JumpTarget } from '../../conversation/jumping.ts';
import { lastVisibleSeq } from './log-geometry.ts';
import { NEAR } from './log-window.ts';
import { useJumpTarget } from './use-jump-target.ts';
import { useRenderedRange } from './use-rendered-range.ts';
import { type Scroller, useResize, useScroller } from './use-scroller.ts';

/** New messages are followed within this distance from the end, in pixels. */
const FOLLOW = 96;
/** What is left free above the line "New messages" on opening, in pixels. */
const NEW_LINE_TOP = 48;

interface LogScrollInput {
  /** The first and last message that is loaded. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Whether the last one loaded is the last there is. */
  readonly isAtEnd: boolean;
  /** Where to land: the first new message, when more than one screen is new. */
  readonly newFromSeq: number | null;
  readonly target: JumpTarget | null;
  /** The reader scrolled close to the first message that is loaded, or to the last one of a part of the past. */
  readonly onNearTop: () => void;
  readonly onNearEnd: () => void;
  /** What is visible changed; `seq` is the last visible message. */
  readonly onSeen: (seq: number) => void;
}

export interface LogScroll {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  /** The messages to render. */
  readonly from: number;
  readonly to: number;
  /** Pixels that the messages not rendered would take, about. */
  readonly spaceAbove: number;
  readonly spaceBelow: number;
  readonly isFollowing: boolean;
  handleScroll(): void;
  handleWheel(deltaY: number): void;
  jumpToEnd(): void;
}

/**
 * Scrolling of a log of any length with few nodes. The scroller is a reversed column: its zero is the end, so that it
 * opens there without a script and older messages come in above without a jump. The first visible row stays where it
 * is, whatever changes above or below it. One function, because every part of it reads what is followed and rendered.
 */
export function useLogScroll(input: LogScrollInput): LogScroll {
  const { firstSeq, lastSeq, isAtEnd, newFromSeq, target, onNearTop, onNearEnd, onSeen } = input;
  const scroller = useScroller();
  const { scrollerRef, contentRef } = scroller;
  /** The newest message when the end was last followed. */
  const followed = useRef(lastSeq);
  const [isFollowing, setIsFollowing] = useState(true);
  const loaded = { from: firstSeq, to: lastSeq };
  const { rendered, spaceAbove, spaceBelow, renderFrom, extend } = useRenderedRange(scroller, loaded);
  const { from, to } = rendered;

  const stay = () => {
    setIsFollowing(false);
    renderFrom(from);
  };

  useLandAtNewLine(scroller, newFromSeq, stay);
  const isAiming = useJumpTarget({
    target,
    scroller,
    rendered,
    loaded,
    onLeaveEnd: () => setIsFollowing(false),
    onRender: renderFrom,
  });

  /** Renders more where the visible part comes close to an edge, and says what is visible. */
  const update = () => {
    extend();
    // What only passes by on the way to somewhere else is not seen.
    const seq = isAiming ? null : lastVisibleSeq(scrollerRef.current, contentRef.current);
    if (seq !== null) onSeen(seq);
  };

  const keepPosition = useEffectEvent(() => {
    const isKept = !isFollowing && scroller.restoreAnchor();
    // Only for what is new: what comes in above moves nothing, however close to the end one reads.
    if (!isKept && isFollowing && isAtEnd && followed.current !== lastSeq) scroller.toEnd();
    followed.current = lastSeq;
    update();
  });

  const handleEdges = () => {
    const element = scrollerRef.current;
    if (!element) return;
    if (isNearTop(element)) onNearTop();
    if (!isAtEnd && isNearEnd(element)) onNearEnd();
  };

  const handleScroll = () => {
    if (!scrollerRef.current) return;
    const isOwn = scroller.wasOwnScroll();
    scroller.noteAnchor();
    const isThere = isAtEnd && to === lastSeq && -scrollerRef.current.scrollTop <= FOLLOW;
    if (isThere !== isFollowing && !isOwn) {
      setIsFollowing(isThere);
      renderFrom(isThere ? null : from);
    }
    update();
    if (!isOwn) handleEdges();
  };

  /** The reader scrolled before the scripts came. */
  const startUp = useEffectEvent(() => {
    if (!scroller.hasOwnScroll() && scrollerRef.current?.scrollTop !== 0) handleScroll();
  });

  // After every change of what is shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves the content
  useLayoutEffect(() => keepPosition(), [from, to, lastSeq, firstSeq, isFollowing, isAtEnd]);
  useEffect(() => startUp(), []);
  useResize(scroller, () => keepPosition());

  return {
    scrollerRef,
    contentRef,
    from,
    to,
    spaceAbove,
    spaceBelow,
    isFollowing: isFollowing && isAtEnd,
    handleScroll,
    handleWheel: (deltaY) => deltaY !== 0 && handleEdges(),
    jumpToEnd() {
      renderFrom(null);
      setIsFollowing(true);
      scroller.dropAnchor();
      scroller.toEnd();
    },
  };
}

/** On opening, when more than one screen is new: goes to where the new begins. */
function useLandAtNewLine(scroller: Scroller, newFromSeq: number | null, onLand: () => void): void {
  const land = useEffectEvent(() => {
    const line = scroller.contentRef.current?.querySelector('[data-new-line]');
    if (!scroller.scrollerRef.current || !line || newFromSeq === null) return;
    const distance = scroller.distanceTo(line) - NEW_LINE_TOP;
    if (distance > 0) return;
    scroller.scrollBy(distance);
    onLand();
    scroller.noteAnchor();
  });
  useLayoutEffect(() => land(), []);
}

function isNearTop(element: HTMLElement): boolean {
  return element.scrollHeight - element.clientHeight + element.scrollTop < NEAR;
}

function isNearEnd(element: HTMLElement): boolean {
  return -element.scrollTop < NEAR;
}
