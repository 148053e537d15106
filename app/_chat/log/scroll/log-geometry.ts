import type { RenderedEdges } from './log-window.ts';

/** Every row of the log carries its key, and a stored message its `seq`. */
function rowsOf(content: HTMLElement | null): HTMLElement[] {
  return content ? [...content.querySelectorAll<HTMLElement>('[data-key]')] : [];
}

export function findRow(content: HTMLElement | null, key: string): HTMLElement | null {
  return content?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

/** The first visible row, and how far its top is from the top of the visible part, in pixels. */
export function firstVisible(
  scroller: HTMLElement | null,
  content: HTMLElement | null,
): { key: string; top: number } | null {
  if (!scroller) return null;
  const visible = scroller.getBoundingClientRect();
  for (const row of rowsOf(content)) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom <= visible.top) continue;
    return { key: row.dataset.key ?? '', top: top - visible.top };
  }
  return null;
}

/** The last stored message of which at least half a line is visible; null when none is. */
export function lastVisibleSeq(scroller: HTMLElement | null, content: HTMLElement | null): number | null {
  if (!scroller) return null;
  const visible = scroller.getBoundingClientRect();
  for (const row of rowsOf(content).reverse()) {
    const { top, bottom } = row.getBoundingClientRect();
    if (row.dataset.seq === undefined || top > visible.bottom - 12) continue;
    return bottom > visible.top ? Number(row.dataset.seq) : null;
  }
  return null;
}

/** How far the rendered rows reach into the visible part from above and below (negative: beyond it), and their height. */
export function edgesOf(scroller: HTMLElement | null, content: HTMLElement | null): RenderedEdges | null {
  const rows = rowsOf(content);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!scroller || !first || !last) return null;
  const visible = scroller.getBoundingClientRect();
  const { top } = first.getBoundingClientRect();
  const { bottom } = last.getBoundingClientRect();
  return { above: top - visible.top, below: visible.bottom - bottom, height: bottom - top };
}

/** The row of the message with this number; when it is not drawn, that of the next one. */
export function findRowFrom(content: HTMLElement | null, seq: number): HTMLElement | null {
  return rowsOf(content).find((row) => Number(row.dataset.seq) >= seq) ?? null;
}
