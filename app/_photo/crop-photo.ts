import { PHOTO_LIMIT } from '../../lib/contract/values/image-type.ts';

/** The side of a stored photo, in px, at most. */
const PHOTO_SIDE = 512;
/** From the best that is tried to the smallest file. */
const QUALITIES = [0.9, 0.8, 0.65, 0.5];

/** A square of a picture, in the picture's own pixels. */
export interface CropArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The side of the photo that a part of a picture makes, in px: never more than is stored, and never enlarged. */
export function photoSide({ width }: CropArea): number {
  return Math.min(PHOTO_SIDE, Math.max(1, Math.round(width)));
}

/** The best encoding that the server accepts; null when there is none. */
export async function encodeWithinLimit(
  encode: (quality: number) => Promise<Blob | null>,
): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await encode(quality);
    if (blob && blob.size < PHOTO_LIMIT) return blob;
  }
  return null;
}

/** The part of the picture as a JPEG; null when the browser cannot read the picture or make a photo of it. */
export async function cropPhoto(url: string, area: CropArea): Promise<Blob | null> {
  const image = new Image();
  image.src = url;
  const canvas = document.createElement('canvas');
  canvas.width = photoSide(area);
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (!context) return null;
  try {
    await image.decode();
  } catch {
    return null;
  }
  // A JPEG has no transparency: white paper lies behind the picture.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, canvas.width, canvas.height);
  return await encodeWithinLimit(
    (quality) => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality)),
  );
}
