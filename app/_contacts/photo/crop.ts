/** A square of a picture, in the picture's own pixels. `zoom` 1 is the largest square that fits. */
export interface Crop {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly zoom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest square in the middle. */
export function centred({ width, height }: Size): Crop {
  const side = Math.min(width, height);
  return { width, height, x: (width - side) / 2, y: (height - side) / 2, side, zoom: 1 };
}

/** The square moved, but never over an edge. */
export function moved(crop: Crop, byX: number, byY: number): Crop {
  const { width, height, side } = crop;
  const within = (at: number, max: number) => Math.min(Math.max(0, at), Math.max(0, max));
  return { ...crop, x: within(crop.x + byX, width - side), y: within(crop.y + byY, height - side) };
}

/** The square made smaller or larger around its middle. */
export function zoomed(crop: Crop, zoom: number): Crop {
  const side = Math.min(crop.width, crop.height) / Math.max(1, zoom);
  const by = (crop.side - side) / 2;
  return moved({ ...crop, side, zoom, x: crop.x + by, y: crop.y + by }, 0, 0);
}
