'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, anchorsAt, keepInPlace, type ListLayout, rangeAt, rowAt } from './list-window.ts';

const FIRST_ROWS = 40;

interface View {
  readonly from: number;
  readonly to: number;
  /** The topmost row in view. */
  readonly top: number;
}

interface ListWindow extends View {
  readonly scroller: RefObject<HTMLDivElement | null>;
  handleScroll(): void;
  /** Brings a row into view, if it is not, and focuses it when asked. */
  reveal(index: number, isFocused: boolean): void;
}

/**
 * Draws only the rows in view and some around them, and keeps those in view where they are when others come and go
 * above: unless the list stands at its very beginning and nobody points at it or types in it.
 */
export function useListWindow(layout: ListLayout, ids: readonly string[], resetKey: string): ListWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const anchors = useRef<readonly Anchor[]>([]);
  const lastScroll = useRef(0);
  const [view, setView] = useState<View>({ from: 0, to: Math.min(FIRST_ROWS, ids.length), top: 0 });

  const measure = useCallback(() => {
    const element = scroller.current;
    // Hidden on a phone while a contact is open: what was seen last counts.
    if (!element || element.clientHeight === 0) return;
    const { scrollTop, clientHeight: height } = element;
    lastScroll.current = scrollTop;
    anchors.current = anchorsAt(layout, ids, { scrollTop, height });
    const next = { ...rangeAt(layout, scrollTop, height), top: rowAt(layout, scrollTop) };
    setView((now) => (now.from === next.from && now.to === next.to && now.top === next.top ? now : next));
  }, [layout, ids]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const isIdle = lastScroll.current < 4 && !element?.matches(':hover, :focus-within');
    const place = isIdle ? null : keepInPlace(layout, ids, anchors.current);
    if (element && place !== null && Math.abs(place - element.scrollTop) >= 1) element.scrollTop = place;
    measure();
  }, [layout, ids, measure]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its beginning
  useLayoutEffect(() => {
    anchors.current = [];
    lastScroll.current = 0;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [resetKey]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      // Shown again after it was hidden: where it was.
      if (element.clientHeight > 0 && element.scrollTop === 0) element.scrollTop = lastScroll.current;
      measure();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const reveal = (index: number, isFocused: boolean) => {
    const element = scroller.current;
    if (!element) return;
    const [top, bottom] = [layout.tops[index] ?? 0, layout.tops[index + 1] ?? 0];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
    measure();
    if (!isFocused) return;
    requestAnimationFrame(() => {
      element
        .querySelector<HTMLElement>(`[data-index="${index}"] a, [data-index="${index}"] button`)
        ?.focus();
    });
  };

  const to = Math.min(view.to, ids.length);
  return { from: Math.min(view.from, to), to, top: view.top, scroller, handleScroll: measure, reveal };
}
