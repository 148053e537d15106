import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { codeIn } from '../content/film-tracks.ts';
import { heifLists, withinRange } from '../content/heif-items.ts';
import { type Box, contentOf, findBox, walkBoxes } from '../content/iso-boxes.ts';
import { BlankedBoxes, clipRanges } from './blank-boxes.ts';
import { type Rewrite, rewriteOf, UnclearStructure } from './rewrite.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

const LIST_MAX = 1024 * 1024;
/** Items that describe the picture: Exif, XMP and other texts, addresses. */
const DESCRIBING = new Set(['Exif', 'mime', 'uri ']);
const TOP = new Set(['ftyp', 'meta', 'moov', 'moof', 'mdat', 'sidx']);
const LISTS = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'dinf', 'grpl', 'ipro']);
/** Exif data without an entry: it keeps programs from complaining of zeros. */
const EMPTY_EXIF = Uint8Array.from([0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]);

/**
 * A HEIC or AVIF picture without what describes it: the items of Exif, XMP and other texts are overwritten where they lie,
 * and so is what other programs put beside them, such as the film of a moving photo. How it is turned is a property of
 * the picture and stays. Null when there is nothing to remove; throws {@link UnclearStructure}.
 */
export async function stripHeif(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source);
  const blanked = new BlankedBoxes(bytes);
  const data: Range[] = [];
  await blanked.filter({ from: 0, to: source.size }, ({ code, start, end }) => {
    if (code === 'mdat') data.push({ from: start, to: end });
    if (code === 'meta')
      return (meta) =>
        blanked.filter({ from: meta.start + 4, to: meta.end }, (box) =>
          LISTS.has(box.code) ? 'keep' : 'blank',
        );
    return TOP.has(code) ? 'keep' : 'blank';
  });
  const lists = await heifLists(bytes);
  if (lists === null) return await rewriteOf(source, blanked.patches);
  const items = await describingItems(bytes, lists.within);
  const inner = await findBox(bytes, lists.within, ['idat']);
  if (inner) data.push({ from: inner.start, to: inner.end });
  const places = items.size === 0 ? [] : await placesOf(bytes, lists.within, items, inner?.start ?? 0);
  for (const { from, to } of clipRanges(places, data)) {
    const isExif = to - from >= EMPTY_EXIF.length;
    if (isExif) blanked.write(from, EMPTY_EXIF);
    blanked.zero(isExif ? from + EMPTY_EXIF.length : from, to);
  }
  return await rewriteOf(source, blanked.patches);
}

/** The ids of the items that describe the picture (ISO 14496-12, 8.11.6). */
async function describingItems(bytes: ByteWindow, within: Range): Promise<ReadonlySet<number>> {
  const info = await findBox(bytes, within, ['iinf']);
  const head = info && (await contentOf(bytes, { ...info, end: Math.min(info.end, info.start + 8) }, 8));
  const ids = new Set<number>();
  if (!info || !head || head.byteLength < 8) return ids;
  const from = info.start + (head.getUint8(0) === 0 ? 6 : 8);
  const entries: Box[] = [];
  await walkBoxes(bytes, { from, to: info.end }, (box) => {
    if (box.code === 'infe') entries.push(box);
    return true;
  });
  for (const entry of entries) {
    const view = await contentOf(bytes, { ...entry, end: Math.min(entry.end, entry.start + 16) }, 16);
    const item = view && withinRange(() => readItem(view));
    if (item && DESCRIBING.has(item.type)) ids.add(item.id);
  }
  return ids;
}

function readItem(view: DataView): { readonly id: number; readonly type: string } {
  const version = view.getUint8(0);
  // Items of the first versions are files by their names, as no camera writes them.
  if (version < 2) return { id: view.getUint16(4), type: 'mime' };
  return version === 2
    ? { id: view.getUint16(4), type: codeIn(view, 8) }
    : { id: view.getUint32(4), type: codeIn(view, 10) };
}

/** Where items lie (ISO 14496-12, 8.11.3). */
async function placesOf(
  bytes: ByteWindow,
  within: Range,
  items: ReadonlySet<number>,
  inner: number,
): Promise<Range[]> {
  const box = await findBox(bytes, within, ['iloc']);
  const view = box && (await contentOf(bytes, box, LIST_MAX));
  const places = view && withinRange(() => readPlaces(view, items, inner));
  if (!places) throw new UnclearStructure('the places of items cannot be read');
  return places;
}

function readPlaces(view: DataView, items: ReadonlySet<number>, inner: number): Range[] {
  let at = 4;
  const number = (length: number): number => {
    at += length;
    if (length === 8) return view.getUint32(at - 8) * 2 ** 32 + view.getUint32(at - 4);
    return length === 0 ? 0 : length === 2 ? view.getUint16(at - 2) : view.getUint32(at - 4);
  };
  const version = view.getUint8(0);
  const [sizes, more] = [view.getUint8(at), view.getUint8(at + 1)];
  at += 2;
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version === 0 ? 0 : more & 15;
  if ([offsetSize, lengthSize, baseSize, indexSize].some((size) => ![0, 4, 8].includes(size)))
    throw new RangeError('sizes that do not exist');
  const places: Range[] = [];
  for (let left = number(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = number(version < 2 ? 2 : 4);
    const isInner = version > 0 && (number(2) & 15) === 1;
    number(2);
    const base = number(baseSize);
    for (let extents = number(2); extents > 0; extents -= 1) {
      number(indexSize);
      const from = base + number(offsetSize) + (isInner ? inner : 0);
      const length = number(lengthSize);
      if (items.has(id)) places.push({ from, to: from + length });
    }
  }
  return places;
}
