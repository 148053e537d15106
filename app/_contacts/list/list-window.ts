/** Heights in px, of a row of the list and of a heading; every row is as high as every other, so that positions are known without drawing. */
export const ROW_HEIGHT = 64;
export const HEADING_HEIGHT = 32;

/** How many rows the server draws: a page without a script shows them all. */
export const FIRST_ROWS = 50;

/** How many rows beyond the edges are drawn, so that a quick scroll finds them there. */
const OVERSCAN = 8;

/** Where each row is, in px from the top. `tops` has one entry more than there are rows: the whole height. */
export interface ListLayout {
  readonly tops: Float64Array;
  /** The heading above a row, as part of it. */
  readonly headings: readonly (string | null)[];
}

/** The position of every row; `headingAt` names the section of a row. */
export function layOutRows(
  count: number,
  headingAt: (index: number) => string,
  rowHeight = ROW_HEIGHT,
): ListLayout {
  const tops = new Float64Array(count + 1);
  const headings: (string | null)[] = [];
  let before: string | null = null;
  for (let index = 0; index < count; index += 1) {
    const heading = headingAt(index);
    headings.push(heading === before || heading === '' ? null : heading);
    // A list in another order than by name has no headings.
    const isNew = heading !== before && heading !== '';
    tops[index + 1] = (tops[index] ?? 0) + rowHeight + (isNew ? HEADING_HEIGHT : 0);
    before = heading;
  }
  return { tops, headings };
}

/** The row at a distance from the top of the list; the last one for what lies below. */
export function rowAt({ tops }: ListLayout, y: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw, `to` not included: those in view and some around. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export function rangeAt(layout: ListLayout, scrollTop: number, height: number): RowRange {
  const count = layout.tops.length - 1;
  const from = Math.max(0, rowAt(layout, scrollTop) - OVERSCAN);
  return { from, to: Math.min(count, rowAt(layout, scrollTop + height) + 1 + OVERSCAN) };
}

/** What is drawn of a list, and the topmost row in view. */
export interface DrawnRows extends RowRange {
  readonly top: number;
}

/**
 * What is drawn after rows came and went: the same rows, at their new indexes. In the same render, so that a row that
 * holds the focus is not taken out in between.
 */
export function shiftDrawnRows(
  drawn: DrawnRows,
  before: readonly string[],
  after: readonly string[],
): DrawnRows {
  const lastId = before[drawn.to - 1];
  const grown = after.length - before.length;
  for (let index = drawn.top; index < drawn.to; index += 1) {
    const id = before[index];
    const at = id === undefined ? -1 : after.indexOf(id);
    if (at < 0) continue;
    const by = at - index;
    // What came in between them pushes the last ones down; what came below them draws nothing more.
    const last = lastId === undefined ? -1 : after.indexOf(lastId);
    return {
      from: Math.max(0, drawn.from + by),
      to: Math.min(after.length, Math.max(drawn.to + by, Math.min(last + 1, drawn.to + grown))),
      top: Math.max(0, drawn.top + by),
    };
  }
  return { from: 0, to: Math.min(FIRST_ROWS, after.length), top: 0 };
}

/** A row in view and its offset on the screen, to be kept there when rows come and go above it. */
export interface Anchor {
  readonly id: string;
  readonly offset: number;
}

/** The rows in view, the topmost first. */
export function anchorsInView(
  layout: ListLayout,
  ids: readonly string[],
  { scrollTop, height }: { readonly scrollTop: number; readonly height: number },
): Anchor[] {
  if (ids.length === 0) return [];
  const last = rowAt(layout, scrollTop + height);
  const anchors: Anchor[] = [];
  for (let index = rowAt(layout, scrollTop); index <= last; index += 1) {
    const id = ids[index];
    // From the lower edge, which a heading that comes or goes above the row does not move against the row's text.
    if (id !== undefined) anchors.push({ id, offset: (layout.tops[index + 1] ?? 0) - scrollTop });
  }
  return anchors;
}

/** The scroll position that keeps the first remaining anchor where it was on the screen; null when none remains. */
export function anchoredScrollTop(
  layout: ListLayout,
  ids: readonly string[],
  anchors: readonly Anchor[],
): number | null {
  if (anchors.length === 0) return null;
  const wanted = new Map(anchors.map((anchor, rank) => [anchor.id, rank]));
  let best: { readonly rank: number; readonly index: number } | null = null;
  for (let index = 0; index < ids.length && best?.rank !== 0; index += 1) {
    const rank = wanted.get(ids[index] ?? '');
    if (rank !== undefined && (best === null || rank < best.rank)) best = { rank, index };
  }
  const anchor = best && anchors[best.rank];
  return best && anchor ? (layout.tops[best.index + 1] ?? 0) - anchor.offset : null;
}

/**
 * The scroll position at which a row is in view; as it is, when it is in view already. `nearest` brings it just inside
 * the edge it is beyond, `middle` to the middle.
 */
export function scrollTopToShow(
  layout: ListLayout,
  index: number,
  visible: { readonly scrollTop: number; readonly height: number; readonly align: 'nearest' | 'middle' },
): number {
  const { scrollTop, height, align } = visible;
  const [top, bottom] = [layout.tops[index] ?? 0, layout.tops[index + 1] ?? 0];
  // Under the letter on top of the list a row is not in view.
  const lid = layout.headings[index] === null ? HEADING_HEIGHT : 0;
  const isAbove = top - lid < scrollTop;
  const isBelow = bottom > scrollTop + height;
  if (!isAbove && !isBelow) return scrollTop;
  if (align === 'middle') return (top + bottom - height) / 2;
  return isAbove ? top - lid : bottom - height;
}
