'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import {
  type Anchor,
  anchorsAt,
  FIRST_ROWS,
  followRows,
  HEADING_HEIGHT,
  keepInPlace,
  type ListLayout,
  ROW_HEIGHT,
  rangeAt,
  rowAt,
  type View,
} from './list-window.ts';

interface ListWindow extends View {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The letter laid over the top of the list; the next heading pushes it away. */
  readonly letter: RefObject<HTMLDivElement | null>;
  handleScroll(): void;
  /** Whether it stands at its very beginning and nobody points at it or types in it: then it may move. */
  isIdle(): boolean;
  /** Brings a row into view, if it is not, and focuses it when asked. */
  reveal(index: number, isFocused: boolean): void;
  /** Puts a row on top. */
  scrollTo(index: number): void;
}

interface ListOptions {
  /** Another list begins at its beginning. */
  readonly resetKey: string;
  /** Whether the list was entered in its middle: then what comes above never moves it. */
  readonly isEntered: boolean;
}

/**
 * Draws only the rows in view and some around them, and keeps those in view where they are when others come and go
 * above: unless the list stands at its very beginning and nobody points at it or types in it.
 */
export function useListWindow(
  layout: ListLayout,
  ids: readonly string[],
  { resetKey, isEntered }: ListOptions,
): ListWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const letter = useRef<HTMLDivElement>(null);
  const anchors = useRef<readonly Anchor[]>([]);
  const lastScroll = useRef(0);
  const wasEntered = useRef(isEntered);
  const [drawn, setDrawn] = useState({
    ids,
    view: { from: 0, to: Math.min(FIRST_ROWS, ids.length), top: 0 },
  });
  const view = drawn.ids === ids ? drawn.view : followRows(drawn.view, drawn.ids, ids);

  const measure = useCallback(() => {
    const element = scroller.current;
    // Hidden on a phone while a contact is open: what was seen last counts.
    if (!element || element.clientHeight === 0) return;
    const { scrollTop, clientHeight: height } = element;
    lastScroll.current = scrollTop;
    anchors.current = anchorsAt(layout, ids, { scrollTop, height });
    const next = { ...rangeAt(layout, scrollTop, height), top: rowAt(layout, scrollTop) };
    const toNext = layout.headings[next.top + 1]
      ? (layout.tops[next.top + 1] ?? 0) - scrollTop
      : HEADING_HEIGHT;
    if (letter.current) {
      letter.current.style.transform = `translateY(${Math.min(0, toNext - HEADING_HEIGHT)}px)`;
    }
    keepFocus(element, ids, next);
    setDrawn((now) => (now.ids === ids && isSame(now.view, next) ? now : { ids, view: next }));
  }, [layout, ids]);

  const isIdle = useCallback(
    () =>
      !wasEntered.current && lastScroll.current < 4 && !scroller.current?.matches(':hover, :focus-within'),
    [],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    const mayMove = isIdle();
    wasEntered.current = isEntered;
    const place = mayMove ? null : keepInPlace(layout, ids, anchors.current);
    if (element && place !== null && Math.abs(place - element.scrollTop) >= 1) element.scrollTop = place;
    measure();
  }, [layout, ids, measure, isEntered, isIdle]);

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
    const height = element.clientHeight;
    // Under the letter on top of the list a row is not in view.
    const lid = layout.headings[index] === null ? HEADING_HEIGHT : 0;
    const isAbove = top - lid < element.scrollTop;
    const isBelow = bottom > element.scrollTop + height;
    if (!isFocused && (isAbove || isBelow)) element.scrollTop = top - (height - ROW_HEIGHT) / 2;
    else if (isAbove) element.scrollTop = top - lid;
    else if (isBelow) element.scrollTop = bottom - height;
    measure();
    const id = ids[index];
    if (!isFocused || id === undefined) return;
    // A row around those in view is drawn already; one far away is in the next frame.
    if (!focusRow(element, id)) requestAnimationFrame(() => focusRow(element, id));
  };

  const scrollTo = (index: number) => {
    if (scroller.current) scroller.current.scrollTop = layout.tops[index] ?? 0;
    measure();
  };

  return { ...view, scroller, letter, handleScroll: measure, isIdle, reveal, scrollTo };
}

const isSame = (a: View, b: View) => a.from === b.from && a.to === b.to && a.top === b.top;

function focusRow(element: HTMLElement, id: string): boolean {
  const row = `[data-row="${CSS.escape(id)}"]`;
  const target = element.querySelector<HTMLElement>(`${row} a, ${row} button`);
  target?.focus();
  return target !== null;
}

/** A focused row that scrolls out of what is drawn hands the focus to the list, so that its keys go on working. */
function keepFocus(element: HTMLElement, ids: readonly string[], { from, to }: View): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (!row || !element.contains(row)) return;
  const index = ids.indexOf(row.dataset.row ?? '');
  if (index < from || index >= to) element.focus({ preventScroll: true });
}
