import type { ByteWindow } from './byte-window.ts';

/** A box of the ISO base media file format (ISO 14496-12, 4.2): MP4, QuickTime, HEIC and AVIF are made of them. */
export interface Box {
  readonly code: string;
  /** Where its head begins. */
  readonly at: number;
  /** Where its content begins. */
  readonly start: number;
  readonly end: number;
}

/**
 * Follows the boxes from `from` to `to`, heads only. `visit` answers false to end it earlier, and may wait. Resolves to
 * where the last box ended: before `to` where what follows is no box. One that goes beyond was cut off there.
 */
export async function walkBoxes(
  bytes: ByteWindow,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (box: Box) => boolean | Promise<boolean>,
): Promise<number> {
  for (let at = from; ; ) {
    if (at + 8 > to) return at;
    if (!bytes.holds(at, 8) && !(await bytes.load(at, 8))) return at;
    const is64 = bytes.uint32(at) === 1;
    if (is64 && !bytes.holds(at, 16) && !(await bytes.load(at, 16))) return at;
    const box = boxAt(bytes, at, to);
    if (box === null) return at;
    const isWanted = visit(box);
    if (!(typeof isWanted === 'boolean' ? isWanted : await isWanted)) return box.end;
    at = box.end;
  }
}

/** The box whose head is held; null when it is none. A length of 0 means: up to the end, and none goes beyond. */
function boxAt(bytes: ByteWindow, at: number, to: number): Box | null {
  const length = bytes.uint32(at);
  const head = length === 1 ? 16 : 8;
  const end = length === 0 ? to : at + (length === 1 ? bytes.uint64(at + 8) : length);
  if (end < at + head || at + head > to) return null;
  return { code: bytes.code(at + 4), at, start: at + head, end: Math.min(end, to) };
}

/** The content of a box; null when it is longer than `max`, or is cut off. */
export async function contentOf(
  bytes: ByteWindow,
  { start, end }: Box,
  max: number,
): Promise<DataView | null> {
  const length = end - start;
  if (length > max || !(await bytes.load(start, length))) return null;
  const content = bytes.bytes(start, length);
  return new DataView(content.buffer, content.byteOffset, content.byteLength);
}

/** The first box of a path of codes, such as `moov`, `udta`; null when there is none. */
export async function findBox(
  bytes: ByteWindow,
  within: { readonly from: number; readonly to: number },
  [code, ...further]: readonly string[],
): Promise<Box | null> {
  const found: Box[] = [];
  await walkBoxes(bytes, within, (box) => {
    if (box.code === code) found.push(box);
    return found.length === 0;
  });
  const [box] = found;
  if (box === undefined || further.length === 0) return box ?? null;
  return await findBox(bytes, { from: box.start, to: box.end }, further);
}
