import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { JumpTarget } from '../conversation/jumping.ts';
import { edgesOf, findRow, findRowFrom, firstVisible, lastVisibleSeq } from './log-geometry.ts';

/** How many messages are in the page at most, and while the end is followed. */
const RENDERED_MAX = 150;
const FOLLOWED_MAX = 60;
/** By how many the rendered part moves at least. */
const STEP = 60;
/** How close to an edge of the rendered part more is rendered, in pixels. */
const NEAR = 900;
/** New messages are followed within this distance from the end, in pixels. */
const FOLLOW = 96;
/** How far down in the visible part the target of a jump is put. */
const TARGET_PART = 0.3;

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
 * opens there without a script and older messages come in above without a jump. What stands in the first line of
 * the view stays there, whatever changes above or below it.
 */
export function useLogScroll(input: LogScrollInput): LogScroll {
  const { firstSeq, lastSeq, isAtEnd, newFromSeq, target, onNearTop, onNearEnd, onSeen } = input;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ key: string; top: number } | null>(null);
  const isOwnScroll = useRef(false);
  /** The newest message when the end was last followed. */
  const followed = useRef(lastSeq);
  /** The turn of the last target that was reached. */
  const reached = useRef(0);
  const [isFollowing, setIsFollowing] = useState(true);
  // Where the rendered part begins; null: so that it reaches the end.
  const [start, setStart] = useState<number | null>(null);
  const [rowHeight, setRowHeight] = useState(48);

  const size = start === null ? FOLLOWED_MAX : RENDERED_MAX;
  const from = Math.max(firstSeq, Math.min(start ?? lastSeq, lastSeq - size + 1));
  const to = Math.min(lastSeq, from + size - 1);

  const scrollBy = (distance: number) => {
    const scroller = scrollerRef.current;
    if (!scroller || Math.abs(distance) < 1) return;
    isOwnScroll.current = true;
    scroller.scrollTop += distance;
  };

  /** Renders more where the view comes close to an edge of what is rendered. */
  const extend = () => {
    const edges = edgesOf(scrollerRef.current, contentRef.current);
    if (!edges) return;
    const average = edges.height / Math.max(1, to - from + 1);
    const rows = (distance: number) => Math.max(STEP, Math.ceil((distance + NEAR) / average));
    if (edges.above > -NEAR && from > firstSeq) setStart(Math.max(firstSeq, from - rows(edges.above)));
    else if (edges.below > -NEAR && to < lastSeq) {
      setStart(Math.min(lastSeq - RENDERED_MAX + 1, from + rows(edges.below)));
    } else return;
    setRowHeight(average);
  };

  const noteAnchor = () => {
    anchor.current = firstVisible(scrollerRef.current, contentRef.current);
  };

  const isAiming = target !== null && target.turn !== reached.current;

  const see = () => {
    // Nobody sees what only passes by on the way to somewhere else.
    if (isAiming) return;
    const seq = lastVisibleSeq(scrollerRef.current, contentRef.current);
    if (seq !== null) onSeen(seq);
  };

  const settle = useEffectEvent(() => {
    const row = anchor.current && !isFollowing ? findRow(contentRef.current, anchor.current.key) : null;
    const scroller = scrollerRef.current;
    if (row && scroller && anchor.current) {
      scrollBy(row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.current.top);
    } else if (isFollowing && isAtEnd && scroller && followed.current !== lastSeq) {
      // Only for what is new: what comes in above moves nothing, however close to the end one reads.
      scroller.scrollTop = 0;
    }
    followed.current = lastSeq;
    extend();
    see();
  });

  /** Renders what is around the target, then, in the next pass, goes there. */
  const aim = useEffectEvent(() => {
    const scroller = scrollerRef.current;
    if (!target || !isAiming || !scroller || target.seq < firstSeq || target.seq > lastSeq) return;
    const isRendered = target.seq >= from && target.seq <= to;
    const row = isRendered ? findRowFrom(contentRef.current, target.seq) : null;
    setIsFollowing(false);
    if (!row) {
      // It was taken back, and nothing came after it.
      if (isRendered) reached.current = target.turn;
      else setStart(Math.max(firstSeq, target.seq - RENDERED_MAX / 2));
      return;
    }
    reached.current = target.turn;
    setStart(from);
    anchor.current = { key: row.dataset.key ?? '', top: scroller.clientHeight * TARGET_PART };
    scrollBy(row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.current.top);
    row.focus({ preventScroll: true });
    noteAnchor();
  });

  const land = useEffectEvent(() => {
    const scroller = scrollerRef.current;
    const line = contentRef.current?.querySelector('[data-new-line]');
    if (!scroller || !line || newFromSeq === null) return;
    const distance = line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 48;
    if (distance > 0) return;
    scrollBy(distance);
    setIsFollowing(false);
    setStart(from);
    noteAnchor();
  });

  const handleEdges = (scroller: HTMLElement) => {
    if (isNearTop(scroller)) onNearTop();
    if (!isAtEnd && isNearEnd(scroller)) onNearEnd();
  };

  const handleScroll = () => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    const isOwn = isOwnScroll.current;
    isOwnScroll.current = false;
    noteAnchor();
    const isThere = isAtEnd && to === lastSeq && -scroller.scrollTop <= FOLLOW;
    if (isThere !== isFollowing && !isOwn) {
      setIsFollowing(isThere);
      setStart(isThere ? null : from);
    }
    extend();
    see();
    if (!isOwn) handleEdges(scroller);
  };

  /** Somebody scrolled before the scripts came. */
  const startUp = useEffectEvent(() => {
    if (!isOwnScroll.current && scrollerRef.current?.scrollTop !== 0) handleScroll();
  });

  useLayoutEffect(() => land(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target is gone to once it is rendered
  useLayoutEffect(() => aim(), [target, from, to, firstSeq, lastSeq]);
  // After every change of what is shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves the content
  useLayoutEffect(() => settle(), [from, to, lastSeq, firstSeq, isFollowing, isAtEnd]);

  useEffect(() => startUp(), []);
  useEffect(() => {
    const [scroller, content] = [scrollerRef.current, contentRef.current];
    if (!scroller || !content) return;
    const observer = new ResizeObserver(() => settle());
    observer.observe(scroller);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return {
    scrollerRef,
    contentRef,
    from,
    to,
    spaceAbove: (from - firstSeq) * rowHeight,
    spaceBelow: (lastSeq - to) * rowHeight,
    isFollowing: isFollowing && isAtEnd,
    handleScroll,
    handleWheel(deltaY) {
      const scroller = scrollerRef.current;
      if (deltaY !== 0 && scroller) handleEdges(scroller);
    },
    jumpToEnd() {
      setStart(null);
      setIsFollowing(true);
      anchor.current = null;
      if (scrollerRef.current) scrollerRef.current.scrollTop = 0;
    },
  };
}

function isNearTop(scroller: HTMLElement): boolean {
  return scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop < NEAR;
}

function isNearEnd(scroller: HTMLElement): boolean {
  return -scroller.scrollTop < NEAR;
}
