import type { ByteWindow } from '../content/byte-window.ts';
import { withinRange } from '../content/heif-items.ts';
import { type Box, contentOf, findBox } from '../content/iso-boxes.ts';
import { UnclearStructure } from './rewrite.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A table of the samples of a track is at most so long, in bytes: a million entries. */
const TABLE_MAX = 4 * 1024 * 1024 + 16;

/** Where the samples of a track lie, chunk by chunk (ISO 14496-12, 8.7). Throws {@link UnclearStructure}. */
export async function sampleRanges(bytes: ByteWindow, track: Box): Promise<Range[]> {
  const table = await findBox(bytes, { from: track.start, to: track.end }, ['mdia', 'minf', 'stbl']);
  if (table === null) return [];
  const read = async (code: string) => {
    const box = await findBox(bytes, { from: table.start, to: table.end }, [code]);
    const view = box && (await contentOf(bytes, box, TABLE_MAX));
    if (box && !view) throw new UnclearStructure('a table of samples is too long');
    // The window moves on: what is kept is a copy.
    return (
      view &&
      new DataView(Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)).buffer)
    );
  };
  const sizes = await read('stsz');
  const runs = await read('stsc');
  const short = await read('stco');
  const long = short ? null : await read('co64');
  const offsets = short ?? long;
  if (!sizes || !runs || !offsets) return [];
  const ranges = withinRange(() => chunkRanges({ sizes, runs, offsets, isLong: long !== null }));
  if (ranges === null) throw new UnclearStructure('a table of samples is cut off');
  return ranges;
}

interface Tables {
  readonly sizes: DataView;
  readonly runs: DataView;
  readonly offsets: DataView;
  readonly isLong: boolean;
}

function chunkRanges({ sizes, runs, offsets, isLong }: Tables): Range[] {
  const each = sizes.getUint32(4);
  const sampleCount = sizes.getUint32(8);
  const runCount = runs.getUint32(4);
  const chunkCount = offsets.getUint32(4);
  const ranges: Range[] = [];
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunkCount && sample < sampleCount; chunk += 1) {
    // A run names the first chunk, from 1 on, to which its number of samples belongs.
    while (run + 1 < runCount && runs.getUint32(8 + (run + 1) * 12) <= chunk + 1) run += 1;
    const count = Math.min(runs.getUint32(8 + run * 12 + 4), sampleCount - sample);
    const from = isLong
      ? offsets.getUint32(8 + chunk * 8) * 2 ** 32 + offsets.getUint32(12 + chunk * 8)
      : offsets.getUint32(8 + chunk * 4);
    let length = each * count;
    if (each === 0)
      for (let index = sample; index < sample + count; index += 1) length += sizes.getUint32(12 + index * 4);
    ranges.push({ from, to: from + length });
    sample += count;
  }
  return ranges;
}
