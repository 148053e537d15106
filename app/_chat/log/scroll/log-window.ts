/** How many messages are in the page at most, and while the end is followed. */
export const RENDERED_MAX = 150;
const FOLLOWED_MAX = 60;
/** By how many the rendered part moves at least. */
const STEP = 60;
/** How close to an edge of the rendered part more is rendered, in pixels. */
export const NEAR = 900;

/** A part of the messages by their numbers, both ends included. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** The part to render of what is loaded, from `start` on; null for the part that reaches the end. */
export function renderedRange(start: number | null, loaded: SeqRange): SeqRange {
  const size = start === null ? FOLLOWED_MAX : RENDERED_MAX;
  const from = Math.max(loaded.from, Math.min(start ?? loaded.to, loaded.to - size + 1));
  return { from, to: Math.min(loaded.to, from + size - 1) };
}

/** Where to begin so that the message with this number is in the middle of the rendered part. */
export function startAround(seq: number, loaded: SeqRange): number {
  return Math.max(loaded.from, seq - RENDERED_MAX / 2);
}

/** How far the rendered rows reach into the visible part (negative: beyond it), and their height, in pixels. */
export interface RenderedEdges {
  readonly above: number;
  readonly below: number;
  readonly height: number;
}

/** The height of a row on average, in pixels. */
export function averageHeight({ height }: RenderedEdges, { from, to }: SeqRange): number {
  return height / Math.max(1, to - from + 1);
}

/**
 * Where the rendered part has to begin when the visible part comes close to one of its edges; null when it may stay.
 * Older messages go first.
 */
export function movedStart(edges: RenderedEdges, rendered: SeqRange, loaded: SeqRange): number | null {
  const average = averageHeight(edges, rendered);
  const rows = (distance: number) => Math.max(STEP, Math.ceil((distance + NEAR) / average));
  if (edges.above > -NEAR && rendered.from > loaded.from) {
    return Math.max(loaded.from, rendered.from - rows(edges.above));
  }
  if (edges.below > -NEAR && rendered.to < loaded.to) {
    return Math.min(loaded.to - RENDERED_MAX + 1, rendered.from + rows(edges.below));
  }
  return null;
}
