import { useState } from 'react';
import { edgesOf } from './log-geometry.ts';
import { averageHeight, movedStart, renderedRange, type SeqRange } from './log-window.ts';
import type { Scroller } from './use-scroller.ts';

/** A row before any was measured, in pixels. */
const ROW_HEIGHT = 48;

interface RenderedRange {
  /** The messages to render. */
  readonly rendered: SeqRange;
  /** Pixels that the messages not rendered would take, about. */
  readonly spaceAbove: number;
  readonly spaceBelow: number;
  /** Renders from this message on; null for the part that reaches the end. */
  renderFrom(start: number | null): void;
  /** Renders more where the visible part comes close to an edge of what is rendered. */
  extend(): void;
}

/** Which part of the loaded messages is rendered, so that a log of any length has few nodes. */
export function useRenderedRange(scroller: Scroller, loaded: SeqRange): RenderedRange {
  const [start, setStart] = useState<number | null>(null);
  const [rowHeight, setRowHeight] = useState(ROW_HEIGHT);
  const rendered = renderedRange(start, loaded);
  return {
    rendered,
    spaceAbove: (rendered.from - loaded.from) * rowHeight,
    spaceBelow: (loaded.to - rendered.to) * rowHeight,
    renderFrom: setStart,
    extend() {
      const edges = edgesOf(scroller.scrollerRef.current, scroller.contentRef.current);
      const moved = edges ? movedStart(edges, rendered, loaded) : null;
      if (!edges || moved === null) return;
      setStart(moved);
      setRowHeight(averageHeight(edges, rendered));
    },
  };
}
