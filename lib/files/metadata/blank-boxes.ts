import type { ByteWindow } from '../content/byte-window.ts';
import { type Box, walkBoxes } from '../content/iso-boxes.ts';
import type { BytePatch } from '../home/file-home.ts';
import { UnclearStructure } from './rewrite.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What is done with a box: kept as it is, emptied where it lies, or looked into. */
export type Verdict = 'keep' | 'blank' | ((box: Box) => Promise<void>);

/** A film of more boxes to empty than this was not made by a camera. */
const BLANKS_MAX = 20_000;

/** Boxes that are emptied where they lie, so that nothing else of a film moves. */
export class BlankedBoxes {
  readonly patches: BytePatch[] = [];
  readonly #bytes: ByteWindow;

  constructor(bytes: ByteWindow) {
    this.#bytes = bytes;
  }

  /** Decides about each box of a range; what follows the last box and is none becomes free space, too. */
  async filter(range: Range, decide: (box: Box) => Verdict): Promise<void> {
    const end = await walkBoxes(this.#bytes, range, (box) => {
      const verdict = decide(box);
      if (verdict === 'blank') this.blank(box);
      return typeof verdict === 'string' ? true : verdict(box).then(() => true);
    });
    const left = range.to - end;
    if (left < HEAD_SIZE || left > 0xffff_ffff) return this.zero(end, range.to);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(left);
    this.write(end, size);
    this.blank({ at: end, start: end + HEAD_SIZE, end: range.to });
  }

  /** Makes a box free space (ISO 14496-12, 8.1.2) and its content zeros. */
  blank({ at, start, end }: Pick<Box, 'at' | 'start' | 'end'>): void {
    this.#add({ at: at + 4, part: { bytes: FREE } });
    this.zero(start, end);
  }

  zero(from: number, to: number): void {
    if (to > from) this.#add({ at: from, part: { zeros: to - from } });
  }

  write(at: number, bytes: Uint8Array): void {
    this.#add({ at, part: { bytes } });
  }

  #add(patch: BytePatch): void {
    if (this.patches.length === BLANKS_MAX) throw new UnclearStructure('too many boxes to empty');
    this.patches.push(patch);
  }
}

const FREE = new Uint8Array(Buffer.from('free'));
/** Bytes of a box before its content: its size and its name. */
const HEAD_SIZE = 8;

/** The parts of `ranges` that lie in one of `within`, sorted and without overlaps. */
export function clipRanges(ranges: readonly Range[], within: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((one, other) => one.from - other.from);
  const bounds = within.toSorted((one, other) => one.from - other.from);
  const clipped: { from: number; to: number }[] = [];
  let index = 0;
  for (const range of sorted) {
    let from = Math.max(range.from, clipped.at(-1)?.to ?? 0);
    while (from < range.to) {
      while (index < bounds.length && (bounds[index]?.to ?? 0) <= from) index += 1;
      const bound = bounds[index];
      if (bound === undefined || bound.from >= range.to) break;
      from = Math.max(from, bound.from);
      const to = Math.min(range.to, bound.to);
      const last = clipped.at(-1);
      if (last && last.to === from) last.to = to;
      else clipped.push({ from, to });
      from = to;
    }
  }
  return clipped;
}
