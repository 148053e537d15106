/** A point or a distance, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a picture is seen: how many times larger than it fits, and how far its middle is moved from that of the stage. */
export interface View extends Point {
  readonly scale: number;
}

/** The whole picture, in the middle. */
export const WHOLE: View = { scale: 1, x: 0, y: 0 };

const SCALE_MAX = 8;

/** The view `factor` times larger, in which what is at `point` (from the middle of the stage) stays there. */
export function zoomed(view: View, factor: number, point: Point): View {
  const scale = Math.min(SCALE_MAX, Math.max(1, view.scale * factor));
  if (scale === 1) return WHOLE;
  const ratio = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
}

/** The view moved by a distance. */
export function moved(view: View, by: Point): View {
  return { ...view, x: view.x + by.x, y: view.y + by.y };
}

/** The view with no more empty space at a side than there must be. `fitted` is the size of the picture at scale 1. */
export function within(view: View, stage: Size, fitted: Size): View {
  const keep = (at: number, space: number, size: number) => {
    const most = Math.max(0, (size * view.scale - space) / 2);
    return Math.min(most, Math.max(-most, at));
  };
  return {
    scale: view.scale,
    x: keep(view.x, stage.width, fitted.width),
    y: keep(view.y, stage.height, fitted.height),
  };
}
