import type { Size } from './picture-size.ts';

const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const VIDEO = 0xe0;
const WIDTH = 0xb0;
const HEIGHT = 0xba;

/** An element of a Matroska file (RFC 8794, section 4 to 7). */
interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export interface WebmContent {
  readonly isWebm: boolean;
  readonly kind: 'video' | 'audio' | null;
  readonly size: Size | null;
}

/** What the beginning of a Matroska or WebM file says: its profile and its tracks, which stand before what is played. */
export function webmContent(head: Uint8Array): WebmContent {
  const all = elements(head, 0, head.length);
  const header = all.find(({ id }) => id === EBML);
  const profile = header && elements(head, header.start, header.end).find(({ id }) => id === DOC_TYPE);
  const isWebm = profile !== undefined && textOf(head, profile) === 'webm';
  const segment = all.find(({ id }) => id === SEGMENT);
  const list = segment && elements(head, segment.start, segment.end).find(({ id }) => id === TRACKS);
  const tracks = list
    ? elements(head, list.start, list.end)
        .filter(({ id }) => id === TRACK)
        .map(({ start, end }) => elements(head, start, end))
    : [];
  const isOf = (type: number) => (track: readonly Element[]) => numberOf(head, track, TRACK_TYPE) === type;
  const video = tracks.find(isOf(1))?.find(({ id }) => id === VIDEO);
  if (!video) return { isWebm, kind: tracks.some(isOf(2)) ? 'audio' : null, size: null };
  const inside = elements(head, video.start, video.end);
  const [width, height] = [numberOf(head, inside, WIDTH), numberOf(head, inside, HEIGHT)];
  return { isWebm, kind: 'video', size: width > 0 && height > 0 ? { width, height } : null };
}

/** The elements from `from` to `to`, up to where no more is held. Each takes two bytes at least, so that this is linear. */
function elements(bytes: Uint8Array, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to; ) {
    const id = readNumber(bytes, at, true);
    const length = id && readNumber(bytes, id.end, false);
    if (!id || !length) break;
    // A length of ones only is not known yet: the element goes on to the end.
    const end = length.isUnknown ? to : Math.min(length.end + length.value, to);
    found.push({ id: id.value, start: length.end, end });
    at = end;
  }
  return found;
}

/** A number of 1 to 8 bytes, of which leading zero bits say how many; an id keeps its marker. */
function readNumber(bytes: Uint8Array, at: number, keepsMarker: boolean) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  const mask = (1 << (8 - length)) - 1;
  let value = keepsMarker ? first : first & mask;
  let isUnknown = (first & mask) === mask;
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, end: at + length, isUnknown };
}

function numberOf(bytes: Uint8Array, inside: readonly Element[], wanted: number): number {
  const element = inside.find(({ id }) => id === wanted);
  if (!element || element.end - element.start > 6) return 0;
  return bytes.subarray(element.start, element.end).reduce((value, byte) => value * 256 + byte, 0);
}

const textOf = (bytes: Uint8Array, { start, end }: Element) =>
  Buffer.from(bytes.subarray(start, Math.min(end, start + 16)))
    .toString('latin1')
    .replace(/\0+$/, '');
