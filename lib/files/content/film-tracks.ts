import type { ByteWindow } from './byte-window.ts';
import { type Box, contentOf, findBox, walkBoxes } from './iso-boxes.ts';
import type { Size } from './picture-size.ts';

/** A track of an MP4 or QuickTime film, as far as its head says. */
export interface FilmTrack {
  readonly box: Box;
  /** What is in it: `vide`, `soun`, `text`, `meta` and others (ISO 14496-12, 8.4.3). */
  readonly handler: string;
  /** As it is shown, in pixels; null for those that are not seen. */
  readonly size: Size | null;
}

/** A film has a few tracks; of a hostile one no more are looked at. */
export const TRACKS_MAX = 100;

/** The tracks of a film, in their order. Reads the heads of boxes, and jumps over what they hold. */
export async function filmTracks(bytes: ByteWindow): Promise<FilmTrack[]> {
  const moov = await findBox(bytes, { from: 0, to: bytes.size }, ['moov']);
  if (moov === null) return [];
  const boxes: Box[] = [];
  await walkBoxes(bytes, { from: moov.start, to: moov.end }, (box) => {
    if (box.code === 'trak') boxes.push(box);
    return boxes.length < TRACKS_MAX;
  });
  const tracks: FilmTrack[] = [];
  for (const box of boxes) {
    const within = { from: box.start, to: box.end };
    const handler = await findBox(bytes, within, ['mdia', 'hdlr']);
    const kind = handler && (await contentOf(bytes, { ...handler, end: handler.start + 12 }, 12));
    const head = await findBox(bytes, within, ['tkhd']);
    tracks.push({ box, handler: kind ? codeIn(kind, 8) : '', size: head && (await trackSize(bytes, head)) });
  }
  return tracks;
}

export const codeIn = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

/** Width and height are the last of a track's head, after the matrix by which it is turned (ISO 14496-12, 8.3.2). */
async function trackSize(bytes: ByteWindow, head: Box): Promise<Size | null> {
  const view = await contentOf(bytes, head, 200);
  if (view === null || view.byteLength < 84) return null;
  const at = view.getUint8(0) === 1 ? 88 : 76;
  if (view.byteLength < at + 8) return null;
  const [width, height] = [
    Math.round(view.getUint32(at) / 65_536),
    Math.round(view.getUint32(at + 4) / 65_536),
  ];
  const isExchanged = view.getInt32(at - 36) === 0 && view.getInt32(at - 20) === 0;
  if (width === 0 || height === 0) return null;
  return isExchanged ? { width: height, height: width } : { width, height };
}
