'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import {
  type Anchor,
  anchoredScrollTop,
  anchorsInView,
  type DrawnRows,
  FIRST_ROWS,
  HEADING_HEIGHT,
  type ListLayout,
  rangeAt,
  rowAt,
  scrollTopToShow,
  shiftDrawnRows,
} from './list-window.ts';

interface ListWindow extends DrawnRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The letter laid over the top of the list; the next heading pushes it away. */
  readonly letter: RefObject<HTMLDivElement | null>;
  handleScroll(): void;
  /** Whether it is at its very beginning and has neither the pointer nor the focus: then it may move. */
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
 * above: unless the list is at its very beginning and has neither the pointer nor the focus.
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
    rows: { from: 0, to: Math.min(FIRST_ROWS, ids.length), top: 0 },
  });
  const rows = drawn.ids === ids ? drawn.rows : shiftDrawnRows(drawn.rows, drawn.ids, ids);

  const measure = useCallback(() => {
    const element = scroller.current;
    // Hidden on a phone while a contact is open: what was seen last counts.
    if (!element || element.clientHeight === 0) return;
    const { scrollTop, clientHeight: height } = element;
    lastScroll.current = scrollTop;
    anchors.current = anchorsInView(layout, ids, { scrollTop, height });
    const next = { ...rangeAt(layout, scrollTop, height), top: rowAt(layout, scrollTop) };
    const toNext = layout.headings[next.top + 1]
      ? (layout.tops[next.top + 1] ?? 0) - scrollTop
      : HEADING_HEIGHT;
    if (letter.current) {
      letter.current.style.transform = `translateY(${Math.min(0, toNext - HEADING_HEIGHT)}px)`;
    }
    keepFocus(element, ids, next);
    setDrawn((now) => (now.ids === ids && isSame(now.rows, next) ? now : { ids, rows: next }));
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
    const scrollTop = mayMove ? null : anchoredScrollTop(layout, ids, anchors.current);
    if (element && scrollTop !== null && Math.abs(scrollTop - element.scrollTop) >= 1)
      element.scrollTop = scrollTop;
    measure();
  }, [layout, ids, measure, isEntered, isIdle]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its beginning
  useLayoutEffect(() => {
    anchors.current = [];
    lastScroll.current = 0;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [resetKey]);

  useResize(scroller, lastScroll, measure);

  const reveal = (index: number, isFocused: boolean) => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, clientHeight: height } = element;
    const align = isFocused ? 'nearest' : 'middle';
    const shownAt = scrollTopToShow(layout, index, { scrollTop, height, align });
    if (shownAt !== scrollTop) element.scrollTop = shownAt;
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

  return { ...rows, scroller, letter, handleScroll: measure, isIdle, reveal, scrollTo };
}

/** Measures again when the list gets another height; one that is shown again after it was hidden is where it was. */
function useResize(
  scroller: RefObject<HTMLDivElement | null>,
  lastScroll: RefObject<number>,
  measure: () => void,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (element.clientHeight > 0 && element.scrollTop === 0) element.scrollTop = lastScroll.current;
      measure();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, lastScroll, measure]);
}

const isSame = (a: DrawnRows, b: DrawnRows) => a.from === b.from && a.to === b.to && a.top === b.top;

function focusRow(element: HTMLElement, id: string): boolean {
  const row = `[data-row="${CSS.escape(id)}"]`;
  const target = element.querySelector<HTMLElement>(`${row} a, ${row} button`);
  target?.focus();
  return target !== null;
}

/** A focused row that scrolls out of what is drawn hands the focus to the list, so that its keys go on working. */
function keepFocus(element: HTMLElement, ids: readonly string[], { from, to }: DrawnRows): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (!row || !element.contains(row)) return;
  const index = ids.indexOf(row.dataset.row ?? '');
  if (index < from || index >= to) element.focus({ preventScroll: true });
}
