import { imageType } from './image-type.ts';

/** A photo of more pixels takes a browser seconds and 100 MB to draw, however few bytes it has. */
export const PHOTO_PIXELS = 25_000_000;
export const TOO_MANY_PIXELS = 'Use an image of at most 25 megapixels.';

/** Whether the head of an image says that it has more than {@link PHOTO_PIXELS}. Linear in its length. */
export function hasTooManyPixels(bytes: Uint8Array): boolean {
  const size = imageSize(bytes);
  return size !== null && size.width * size.height > PHOTO_PIXELS;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the head of a JPEG, PNG or WebP says of its size; null where it says nothing, which no browser draws. */
export function imageSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const type = imageType(bytes);
    if (type === 'image/png') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === 'image/jpeg') return jpegSize(view);
    return type === 'image/webp' ? webpSize(view) : null;
  } catch (error) {
    // Cut off before its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Of the first frame: markers C0 to CF begin one, but for the tables C4, C8 and CC (ITU-T T.81, table B.1). */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFill = marker === 0xff;
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isFill || isAlone) {
      at += isFill ? 1 : 2;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
}

/** By its first chunk: the canvas of an extended file, a lossy or a lossless picture (RFC 9649, section 2). */
function webpSize(view: DataView): Size | null {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  if (chunk === 'VP8X') return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
