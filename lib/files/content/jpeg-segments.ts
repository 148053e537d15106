import type { ByteWindow } from './byte-window.ts';
import { hasExifPrefix, type Orientation, orientationOf } from './exif.ts';

const EOI = 0xd9;
const SOS = 0xda;

/** A segment of a JPEG; that of a scan includes its data. */
export interface JpegSegment {
  readonly marker: number;
  /** Where its marker begins. */
  readonly at: number;
  /** Where what follows begins; beyond the end of a file that was cut off. */
  readonly end: number;
}

/** Whether a segment begins a frame and holds its size: C0 to CF, but for the tables C4, C8 and CC (ITU-T T.81, table B.1). */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Whether a segment is one of APP0 to APP15, which begin with the name of what wrote them. */
export const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

const SEGMENT_HEAD = 20;

/**
 * Follows the segments of a JPEG as decoders do, up to its end: bytes between segments are passed over, and a segment that
 * cannot be one ends it. Reads each byte once. `visit` answers false to end it earlier; meanwhile the first 20 bytes of an
 * application's segment are held.
 */
export async function walkJpeg(bytes: ByteWindow, visit: (segment: JpegSegment) => boolean): Promise<void> {
  for (let from = 0; ; ) {
    const found = nextMarker(bytes, from);
    const at = typeof found === 'object' ? await found : found;
    if (at === null) return;
    const marker = bytes.uint8(at + 1);
    const ended = segmentEnd(bytes, at, marker);
    const end = typeof ended === 'object' ? await ended : ended;
    if (end === null) return;
    const head = Math.min(SEGMENT_HEAD, bytes.size - at);
    if (isApplication(marker) && !bytes.holds(at, head) && !(await bytes.load(at, head))) return;
    if (!visit({ marker, at, end }) || marker === EOI) return;
    from = end;
  }
}

/** At once where what it takes is held: a file may have millions of segments. */
type Place = number | null | Promise<number | null>;

/** Where the next marker begins: FF and what is neither 00 nor another FF; null when none follows. */
function nextMarker(bytes: ByteWindow, from: number): Place {
  for (let at = from; ; ) {
    if (!bytes.holds(at, 2)) return loaded(bytes, at, 2, () => nextMarker(bytes, at));
    const found = bytes.indexOf(0xff, at);
    if (found < 0) at = bytes.end;
    else if (!bytes.holds(found, 2)) at = found;
    else if (bytes.uint8(found + 1) === 0xff) at = found + 1;
    else if (bytes.uint8(found + 1) === 0) at = found + 2;
    else return found;
  }
}

async function loaded(bytes: ByteWindow, at: number, length: number, goOn: () => Place) {
  return (await bytes.load(at, length)) ? await goOn() : null;
}

function segmentEnd(bytes: ByteWindow, at: number, marker: number): Place {
  const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= EOI);
  if (isAlone) return at + 2;
  if (!bytes.holds(at, 4)) return loaded(bytes, at, 4, () => segmentEnd(bytes, at, marker));
  const length = bytes.uint16(at + 2);
  if (length < 2) return null;
  return marker === SOS ? scanEnd(bytes, at + 2 + length) : at + 2 + length;
}

/** Where the data of a scan ends: at the next marker that is no restart. */
async function scanEnd(bytes: ByteWindow, from: number): Promise<number> {
  for (let at = from; ; ) {
    const found = nextMarker(bytes, at);
    const next = typeof found === 'object' ? await found : found;
    if (next === null) return bytes.size;
    const marker = bytes.uint8(next + 1);
    if (marker < 0xd0 || marker > 0xd7) return next;
    at = next + 2;
  }
}

/** The orientation in a segment, when it is one of Exif; null for others. */
export async function jpegOrientation(bytes: ByteWindow, segment: JpegSegment): Promise<Orientation | null> {
  const length = Math.min(segment.end, bytes.size) - segment.at;
  if (segment.marker !== 0xe1 || !(await bytes.load(segment.at, length))) return null;
  const content = bytes.bytes(segment.at + 4, length - 4);
  return hasExifPrefix(content) ? orientationOf(content) : null;
}
