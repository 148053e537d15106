import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { findRow, firstVisible } from './log-geometry.ts';

/** The element that scrolls, what is in it, and the row that stays where it is when something above or below changes. */
export interface Scroller {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  /** How far `element` is below the top of the visible part, in pixels. */
  distanceTo(element: Element): number;
  /** Scrolls by a number of pixels; the event that follows is not the reader's. */
  scrollBy(distance: number): void;
  toEnd(): void;
  /** Whether the last scrolling was by {@link scrollBy}; asked once for each event. */
  wasOwnScroll(): boolean;
  hasOwnScroll(): boolean;
  /** The first visible row is the anchor from now on. */
  noteAnchor(): void;
  dropAnchor(): void;
  /** Scrolls the anchor back to where it was. Answers whether there is one. */
  restoreAnchor(): boolean;
}

export function useScroller(): Scroller {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ readonly key: string; readonly top: number } | null>(null);
  const isOwnScroll = useRef(false);

  const distanceTo = (element: Element) =>
    element.getBoundingClientRect().top - (scrollerRef.current?.getBoundingClientRect().top ?? 0);

  const scrollBy = (distance: number) => {
    const scroller = scrollerRef.current;
    if (!scroller || Math.abs(distance) < 1) return;
    isOwnScroll.current = true;
    scroller.scrollTop += distance;
  };

  return {
    scrollerRef,
    contentRef,
    distanceTo,
    scrollBy,
    toEnd() {
      if (scrollerRef.current) scrollerRef.current.scrollTop = 0;
    },
    wasOwnScroll() {
      const was = isOwnScroll.current;
      isOwnScroll.current = false;
      return was;
    },
    hasOwnScroll: () => isOwnScroll.current,
    noteAnchor() {
      anchor.current = firstVisible(scrollerRef.current, contentRef.current);
    },
    dropAnchor() {
      anchor.current = null;
    },
    restoreAnchor() {
      const row = anchor.current ? findRow(contentRef.current, anchor.current.key) : null;
      if (!row || !anchor.current || !scrollerRef.current) return false;
      scrollBy(distanceTo(row) - anchor.current.top);
      return true;
    },
  };
}

/** Calls back whenever the scroller or its content changes its size. */
export function useResize({ scrollerRef, contentRef }: Scroller, onResize: () => void): void {
  const handleResize = useEffectEvent(onResize);
  useEffect(() => {
    const [scroller, content] = [scrollerRef.current, contentRef.current];
    if (!scroller || !content) return;
    const observer = new ResizeObserver(() => handleResize());
    observer.observe(scroller);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scrollerRef, contentRef]);
}
