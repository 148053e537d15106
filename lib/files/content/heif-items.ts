import type { ByteWindow } from './byte-window.ts';
import { filmTracks } from './film-tracks.ts';
import { type Box, contentOf, findBox, walkBoxes } from './iso-boxes.ts';
import type { Size } from './picture-size.ts';

/** So long a list of items, places or properties is read; a picture of a camera has some KB. In bytes. */
const LIST_MAX = 1024 * 1024;

/** What a HEIC or AVIF file consists of: the `meta` box that lists it. */
export interface HeifLists {
  readonly within: { readonly from: number; readonly to: number };
}

/** Where the lists of a HEIC or AVIF file are; null when it has none. */
export async function heifLists(bytes: ByteWindow): Promise<HeifLists | null> {
  const meta = await findBox(bytes, { from: 0, to: bytes.size }, ['meta']);
  return meta && { within: { from: meta.start + 4, to: meta.end } };
}

/**
 * The size of the main picture as it is shown (ISO 23008-12, 6.5.3 and 6.5.10); that of the first track where the file is a
 * film of pictures. Null when it says none.
 */
export async function heifSize(bytes: ByteWindow): Promise<Size | null> {
  const lists = await heifLists(bytes);
  const main = lists && (await findBox(bytes, lists.within, ['pitm']));
  const id = main && (await contentOf(bytes, main, 16));
  const used = lists && (await findBox(bytes, lists.within, ['iprp', 'ipma']));
  const uses = used && (await contentOf(bytes, used, LIST_MAX));
  const held = lists && (await findBox(bytes, lists.within, ['iprp', 'ipco']));
  if (!id || !uses || !held) return (await filmTracks(bytes)).find(({ size }) => size !== null)?.size ?? null;
  const indexes = withinRange(() =>
    propertiesOf(uses, id.getUint8(0) === 0 ? id.getUint16(4) : id.getUint32(4)),
  );
  return indexes && (await sizeAmong(bytes, held, indexes));
}

/** Null where a list ends before what it announces. */
export function withinRange<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The indexes, from 1 on, of the properties of an item (ISO 23008-12, 9.3.1). */
function propertiesOf(view: DataView, item: number): ReadonlySet<number> {
  const isLongId = view.getUint8(0) > 0;
  const isLongIndex = (view.getUint8(3) & 1) === 1;
  for (let at = 8, left = view.getUint32(4); left > 0; left -= 1) {
    const id = isLongId ? view.getUint32(at) : view.getUint16(at);
    const count = view.getUint8(at + (isLongId ? 4 : 2));
    at += isLongId ? 5 : 3;
    const step = isLongIndex ? 2 : 1;
    const indexes = Array.from({ length: count }, (_, each) =>
      isLongIndex ? view.getUint16(at + each * step) & 0x7fff : view.getUint8(at + each * step) & 0x7f,
    );
    if (id === item) return new Set(indexes);
    at += count * step;
  }
  return new Set();
}

async function sizeAmong(bytes: ByteWindow, held: Box, indexes: ReadonlySet<number>): Promise<Size | null> {
  let index = 0;
  const found = new Map<string, Box>();
  await walkBoxes(bytes, { from: held.start, to: held.end }, (box) => {
    index += 1;
    if (indexes.has(index) && !found.has(box.code)) found.set(box.code, box);
    return true;
  });
  const [extent, rotation] = [found.get('ispe'), found.get('irot')];
  const size = extent && (await contentOf(bytes, extent, 64));
  if (!size || size.byteLength < 12) return null;
  const [width, height] = [size.getUint32(4), size.getUint32(8)];
  const turn = rotation && (await contentOf(bytes, rotation, 64));
  // A quarter of a turn, once or three times.
  const isExchanged = !!turn && turn.byteLength > 0 && turn.getUint8(0) % 2 === 1;
  return isExchanged ? { width: height, height: width } : { width, height };
}
