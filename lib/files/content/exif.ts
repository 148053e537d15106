/** How a picture is turned to be shown (Exif 2.32, 4.6.4): 1 as it is; of 5 to 8 width and height are exchanged. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const isTurned = (orientation: Orientation): boolean => orientation >= 5;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

const PREFIX = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** Whether Exif data begins as that of a JPEG does, with its name; some programs write it so in a PNG, too. */
export const hasExifPrefix = (bytes: Uint8Array): boolean =>
  PREFIX.every((byte, index) => bytes[index] === byte);

/**
 * The orientation that Exif data (a TIFF header and what follows, with or without the name before) gives in its first
 * directory; 1 when it gives none.
 */
export function orientationOf(exif: Uint8Array): Orientation {
  const tiff = hasExifPrefix(exif) ? exif.subarray(PREFIX.length) : exif;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return 1;
  const isLittle = view.getUint16(0) === 0x4949;
  if (!isLittle && view.getUint16(0) !== 0x4d4d) return 1;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let at = directory + 2, left = count; left > 0 && at + 12 <= tiff.length; at += 12, left -= 1) {
    if (view.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, isLittle);
    const isValid = view.getUint16(at + 2, isLittle) === SHORT && value >= 1 && value <= 8;
    return isValid ? (value as Orientation) : 1;
  }
  return 1;
}

/** Exif data that holds an orientation and nothing else. */
export function exifOf(orientation: Orientation): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION_TAG);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return bytes;
}
