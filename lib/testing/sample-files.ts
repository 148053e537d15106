/** Files of types that nothing here can write, as far as their structure goes; what is in them plays nothing. */

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function uint32(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, index * 4);
  return bytes;
}

/** A box of an MP4, QuickTime, HEIC or AVIF file. */
export function box(code: string, ...content: readonly (string | Uint8Array)[]): Buffer {
  const inside = Buffer.concat(content.map((part) => (typeof part === 'string' ? latin1(part) : part)));
  return Buffer.concat([uint32(8 + inside.length), latin1(code), inside]);
}

export interface SampleTrack {
  readonly handler: string;
  readonly width?: number;
  readonly height?: number;
  /** By a quarter, clockwise. */
  readonly isTurned?: boolean;
  /** Where its only sample lies: [offset, length]. */
  readonly sample?: readonly [number, number];
  /** Boxes after those that every track has. */
  readonly more?: readonly Uint8Array[];
}

interface SampleFilm {
  readonly brand: string;
  readonly tracks: readonly SampleTrack[];
  /** Boxes in `moov` after the tracks. */
  readonly more?: readonly Uint8Array[];
  /** What `mdat` holds, or so many bytes of it; it stands before `moov`. */
  readonly data?: number | Uint8Array;
  /** What stands after all. */
  readonly end?: readonly Uint8Array[];
}

/** Where the content of `mdat` begins in a film of {@link sampleFilm}. */
export const SAMPLE_DATA_AT = 24;

/** An MP4 or QuickTime film. */
export function sampleFilm({ brand, tracks, more = [], data = 0, end = [] }: SampleFilm): Buffer {
  const head = box('mvhd', uint32(0, 0, 0, 1000, 1000, 0x10000), Buffer.alloc(76));
  return Buffer.concat([
    box('ftyp', brand, uint32(0)),
    box('mdat', typeof data === 'number' ? Buffer.alloc(data, 1) : data),
    box('moov', head, ...tracks.map(sampleTrack), ...more),
    ...end,
  ]);
}

function sampleTrack({
  handler,
  width = 0,
  height = 0,
  isTurned = false,
  sample,
  more = [],
}: SampleTrack): Buffer {
  const one = 0x10000;
  const matrix = isTurned
    ? [0, one, 0, -one, 0, 0, 0, 0, 0x40000000]
    : [one, 0, 0, 0, one, 0, 0, 0, 0x40000000];
  const head = box('tkhd', uint32(1, 0, 0, 1, 0, 1000, 0, 0, 0, 0, ...matrix, width * one, height * one));
  const table = sample
    ? [
        box('stsd', uint32(0, 0)),
        box('stsz', uint32(0, 0, 1, sample[1])),
        box('stsc', uint32(0, 1, 1, 1, 1)),
        box('stco', uint32(0, 1, sample[0])),
      ]
    : [];
  const media = box(
    'mdia',
    box('mdhd', uint32(0, 0, 0, 1000, 1000, 0)),
    box('hdlr', uint32(0, 0), handler, uint32(0, 0, 0), '\0'),
    box('minf', box('stbl', ...table)),
  );
  return box('trak', head, media, ...more);
}

interface SampleEbmlTrack {
  /** 1: seen, 2: heard. */
  readonly type: number;
  readonly width?: number;
  readonly height?: number;
}

/** The beginning of a Matroska or WebM file. */
export function ebml(profile: string, tracks: readonly SampleEbmlTrack[]): Buffer {
  const element = (id: number[], content: Uint8Array) =>
    Buffer.concat([
      Uint8Array.from(id),
      Uint8Array.of(0x40 | (content.length >> 8), content.length & 255),
      content,
    ]);
  const number = (value = 0) => Uint8Array.of(value >> 8, value & 255);
  const entries = tracks.map(({ type, width, height }) => {
    const size = width
      ? [element([0xe0], Buffer.concat([element([0xb0], number(width)), element([0xba], number(height))]))]
      : [];
    return element([0xae], Buffer.concat([element([0x83], Uint8Array.of(type)), ...size]));
  });
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], latin1(profile))),
    Uint8Array.of(0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255),
    element([0x16, 0x54, 0xae, 0x6b], Buffer.concat(entries)),
  ]);
}

/** A ZIP file of entries with these names, each with the same content, not compressed; nothing checks its sums. */
export function zipOf(names: readonly string[], content = ''): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    files.push(local, latin1(name + content));
    list.push(entry, latin1(name));
    at += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...list, end]);
}
