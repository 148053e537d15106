import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureGrowth } from '../../testing/growth.ts';
import { box, SAMPLE_DATA_AT, sampleFilm } from '../../testing/sample-files.ts';
import { sourceOf } from '../content/byte-window.ts';
import { describeContent } from '../content/describe-content.ts';
import { planRemoval } from './plan-removal.ts';
import { patchesOf, rewritten, rewrittenBytes } from './rewrite.ts';

/** In every text that tells a place, so that it can be looked for in the bytes. */
const PLACE = 'SECRET-PLACE';
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const folder = mkdtempSync(path.join(tmpdir(), 'parley-metadata-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is served of a file, by the same steps as an upload takes. */
async function served(bytes: Uint8Array): Promise<Buffer> {
  const source = sourceOf(bytes);
  const { type } = await describeContent(source);
  const rewrite = await planRemoval(source, type);
  return rewrite === null ? Buffer.from(bytes) : rewrittenBytes(rewrite, bytes);
}

function write(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const exiftool = (...args: string[]) =>
  execFileSync('exiftool', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Every tag that exiftool finds in each file, by its group and name: embedded data, unknown tags and duplicates, too. */
function tagsOf(...files: readonly string[]): Record<string, unknown>[] {
  return JSON.parse(exiftool('-json', '-a', '-G1', '-ee3', '-u', '-api', 'RequestAll=3', ...files));
}

const placesIn = (tags: Record<string, unknown> | undefined) =>
  Object.entries(tags ?? {}).filter(
    ([name, value]) =>
      /GPS|Location|Latitude|Longitude|Coordinates|Altitude|City/i.test(name) ||
      String(value).includes(PLACE),
  );

const noise = (width = 90, height = 60) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

const EVERY_TAG = [
  '-GPSLatitude=47.1234',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=8.5678',
  '-GPSLongitudeRef=E',
  '-GPSAltitude=444',
  `-EXIF:ImageDescription=${PLACE}`,
  `-EXIF:UserComment=${PLACE}`,
  '-EXIF:Make=Maker',
  '-EXIF:Orientation#=6',
  '-EXIF:DateTimeOriginal=2026:01:02 03:04:05',
  '-XMP:GPSLatitude=47.1234',
  '-XMP:GPSLongitude=8.5678',
  `-XMP:Location=${PLACE}`,
  `-XMP-dc:Description=${PLACE}`,
];
const IPTC = [`-IPTC:City=${PLACE}`, `-IPTC:Sub-location=${PLACE}`, `-Comment=${PLACE}`];

const pictures = {
  'a.jpg': { make: () => noise().jpeg(), tags: [...EVERY_TAG, ...IPTC] },
  'b.jpg': {
    make: () => noise().jpeg({ progressive: true, mozjpeg: true }).withIccProfile('p3'),
    tags: [...EVERY_TAG, ...IPTC],
  },
  'c.jpg': { make: () => noise().toColourspace('cmyk').jpeg(), tags: EVERY_TAG },
  'd.png': {
    make: () => noise().png(),
    tags: [...EVERY_TAG, `-PNG:Comment=${PLACE}`, `-PNG:Location=${PLACE}`],
  },
  'e.png': { make: () => noise().png({ palette: true }).withIccProfile('p3'), tags: EVERY_TAG },
  'f.webp': { make: () => noise().webp(), tags: EVERY_TAG },
  'g.webp': { make: () => noise().webp({ lossless: true }).withIccProfile('p3'), tags: EVERY_TAG },
  'h.gif': {
    make: () => noise().gif(),
    tags: [`-XMP:Location=${PLACE}`, '-XMP:GPSLatitude=47.1', `-Comment=${PLACE}`],
  },
  'i.avif': { make: () => noise().avif(), tags: EVERY_TAG },
};

describe.each(Object.entries(pictures))('a picture with every kind of tag: %s', (name, { make, tags }) => {
  let before: Buffer;
  let after: Buffer;
  beforeAll(async () => {
    const file = write(name, await make().toBuffer());
    exiftool('-q', '-overwrite_original', ...tags, file);
    before = readFileSync(file);
    after = await served(before);
    write(`after-${name}`, after);
  });

  it('tells no place any more', async () => {
    const [told, left] = tagsOf(name, `after-${name}`);
    expect(placesIn(told).length).toBeGreaterThan(1);
    expect(placesIn(left)).toEqual([]);
    expect(after.includes(PLACE)).toBe(false);
    expect(after.includes('Maker')).toBe(false);
  });

  it('looks the same: its pixels, its colours and how it is turned', async () => {
    const look = async (bytes: Buffer) => {
      const { format, width, height, space, icc, orientation } = await sharp(bytes).metadata();
      const turn = format === 'webp' ? undefined : orientation;
      return { width, height, space, icc, turn, pixels: await sharp(bytes).raw().toBuffer() };
    };
    expect(await look(after)).toEqual(await look(before));
    expect(await describeContent(sourceOf(after))).toEqual(await describeContent(sourceOf(before)));
  });

  it('is left alone the second time', async () => {
    const { type } = await describeContent(sourceOf(after));
    expect(await planRemoval(sourceOf(after), type)).toBeNull();
  });
});

it('is written part by part as it would be in memory', async () => {
  const bytes = Buffer.from(Array.from({ length: 99 }, (_, index) => index));
  const rewrite = {
    parts: [{ from: 3, to: 50 }, { bytes: Uint8Array.of(1, 2) }, { zeros: 200_000 }, { from: 60, to: 99 }],
  };
  const parts: Uint8Array[] = [];
  for await (const part of rewritten(rewrite, async (from, to) => Readable.from([bytes.subarray(from, to)])))
    parts.push(part);
  expect(Buffer.concat(parts).equals(rewrittenBytes(rewrite, bytes))).toBe(true);
});

describe('what stands after the end of a picture', () => {
  it('goes: a second picture, a film, the data of a phone', async () => {
    const inner = readFileSync(path.join(folder, 'a.jpg'));
    const trailer = Buffer.concat([inner, box('ftyp', 'isom'), latin1(`SEFT${PLACE}`)]);
    for (const picture of [noise().jpeg(), noise().png(), noise().webp(), noise().gif()]) {
      const bytes = await picture.toBuffer();
      expect(await served(Buffer.concat([bytes, trailer]))).toEqual(bytes);
    }
  });

  it('goes also when the picture was cut off or damaged', async () => {
    for (const name of ['a.jpg', 'd.png', 'f.webp', 'h.gif']) {
      const bytes = readFileSync(path.join(folder, name));
      for (let part = 1; part < 40; part += 1) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 40));
        if ((await describeContent(sourceOf(cut))).kind !== 'image') continue;
        const left = await served(cut);
        expect(left.includes(PLACE), `${name} at ${cut.length}`).toBe(false);
      }
    }
  });
});

it('a small picture in the head of a JPEG goes', async () => {
  const bytes = await noise().jpeg().toBuffer();
  const jfif = Buffer.concat([latin1('\xff\xe0\0\x13JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01abc')]);
  const after = await served(Buffer.concat([bytes.subarray(0, 2), jfif, bytes.subarray(2)]));
  expect(after.includes('abc')).toBe(false);
  expect((await sharp(after).metadata()).width).toBe(90);
});

it('an animation goes on as before', async () => {
  const frames = await Promise.all([noise(8, 8), noise(8, 8)].map((frame) => frame.png().toBuffer()));
  const make = () => sharp(frames, { join: { animated: true } });
  for (const bytes of [
    await make()
      .gif({ loop: 3, delay: [70, 70] })
      .toBuffer(),
    await make()
      .webp({ loop: 3, delay: [70, 70] })
      .toBuffer(),
  ]) {
    const { pages, loop, delay } = await sharp(await served(bytes), { animated: true }).metadata();
    expect({ pages, loop, delay }).toEqual({ pages: 2, loop: 3, delay: [70, 70] });
  }
});

const FILM = {
  brand: 'isom',
  tracks: [{ handler: 'vide', width: 64, height: 48 }, { handler: 'soun' }],
  data: 5_000,
};
const FILM_TAGS = [
  '-UserData:GPSCoordinates=47.1234, 8.5678, 444',
  '-ItemList:GPSCoordinates=47.1234, 8.5678, 444',
  '-Keys:GPSCoordinates=47.1234, 8.5678, 444',
  `-Keys:LocationName=${PLACE}`,
  `-UserData:LocationInformation=${PLACE}`,
  '-XMP:GPSLatitude=47.1234',
  `-XMP:Location=${PLACE}`,
  '-ItemList:Title=The title',
];

describe.each([
  ['film.mp4', sampleFilm(FILM)],
  ['film.mov', sampleFilm({ ...FILM, brand: 'qt  ' })],
  ['sound.m4a', sampleFilm({ ...FILM, brand: 'M4A ', tracks: [{ handler: 'soun' }] })],
])('a film with every kind of tag: %s', (name, film) => {
  it('tells no place any more, is as long as before, and keeps its title', async () => {
    exiftool('-q', '-overwrite_original', ...FILM_TAGS, write(name, film));
    const before = readFileSync(path.join(folder, name));
    const after = await served(before);
    write(`after-${name}`, after);
    const [told, tags] = tagsOf(name, `after-${name}`);
    expect(placesIn(told).length).toBeGreaterThan(4);
    expect(placesIn(tags)).toEqual([]);
    expect(Object.entries(tags ?? {}).filter(([tag]) => /Warning|Error/.test(tag))).toEqual([]);
    expect(Object.values(tags ?? {})).toContain('The title');
    expect(after.includes(PLACE)).toBe(false);
    expect(after.length).toBe(before.length);
    const { type, ...content } = await describeContent(sourceOf(before));
    expect(await describeContent(sourceOf(after))).toEqual({ type, ...content });
    expect(await planRemoval(sourceOf(after), type)).toBeNull();
    const rewrite = await planRemoval(sourceOf(before), type);
    expect(rewrite && patchesOf(rewrite, before.length)).not.toBeNull();
  });
});

describe('a film', () => {
  it('loses what a sensor measured beside it, and nothing else', async () => {
    const [seen, measured] = ['what is seen ', `${PLACE} 47.1`];
    const film = sampleFilm({
      brand: 'isom',
      data: latin1(seen + measured + seen),
      tracks: [
        { handler: 'vide', width: 64, height: 48, sample: [SAMPLE_DATA_AT, seen.length] },
        { handler: 'meta', sample: [SAMPLE_DATA_AT + seen.length, measured.length] },
      ],
    });
    const after = await served(film);
    expect(after.subarray(SAMPLE_DATA_AT, SAMPLE_DATA_AT + 2 * seen.length + measured.length)).toEqual(
      latin1(seen + '\0'.repeat(measured.length) + seen),
    );
    expect(await describeContent(sourceOf(after))).toEqual(await describeContent(sourceOf(film)));
  });

  it('loses what programs put into it in their own ways', async () => {
    const own = [
      box('udta', box('\xa9xyz', '\0\x0d\x15\xc7+47.1+008.5/'), box('GPMF', PLACE)),
      box('gps ', PLACE),
    ];
    const end = [box('uuid', PLACE), box('free', PLACE), box('abcd', PLACE), latin1('x'.repeat(5))];
    const tracks = [
      { handler: 'vide', width: 8, height: 8, more: [box('udta', box('loci', PLACE)), box('meta', PLACE)] },
    ];
    const film = sampleFilm({ brand: 'mp42', tracks, more: own, end });
    const after = await served(film);
    expect(after.includes(PLACE)).toBe(false);
    expect(after.includes('+47.1')).toBe(false);
    expect(after.length).toBe(film.length);
  });

  it('without any of that is left alone, also when it was cut off', async () => {
    const film = sampleFilm(FILM);
    expect(await planRemoval(sourceOf(film), 'video/mp4')).toBeNull();
    const [head, data, movie] = [film.subarray(0, 16), film.subarray(16, 5_024), film.subarray(5_024)];
    const early = Buffer.concat([head, movie, data]);
    expect(await planRemoval(sourceOf(early.subarray(0, early.length - 1_000)), 'video/mp4')).toBeNull();
  });
});

/** Beginnings that lead into every branch. */
const BEGINNINGS = [
  '\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0',
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\x02\0\0\0\0\0\0\0',
  'GIF89a\x09\0\x09\0\0\0\0',
  'RIFF\xff\xff\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x09\0\0\x09\0\0',
  '\0\0\0\x0cftypavif\0\0\0\0meta\0\0\0\0',
];

it('gives a file that is no longer than before, and the second time the same', async () => {
  const codes = fc.constantFrom(
    'tEXt',
    'IDAT',
    'EXIF',
    'moov',
    'udta',
    'meta',
    'iinf',
    'iloc',
    '\xff\xe1',
    '\xff\xda',
    '!\xfe',
    ',',
  );
  const numbers = fc.constantFrom(
    '\0\0\0\0',
    '\0\0\0\x10',
    '\0\x08',
    '\x01',
    '\xff\xff\xff\xff',
    '\x10\0\0\0',
  );
  const rest = fc.array(fc.oneof(codes, numbers, fc.string({ unit: 'binary-ascii', maxLength: 9 })), {
    maxLength: 30,
  });
  const film = Buffer.concat([sampleFilm({ ...FILM, data: 20 }), box('moof')]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...BEGINNINGS, film.toString('latin1')), rest, async (start, more) => {
      const bytes = latin1(start + more.join(''));
      const { type } = await describeContent(sourceOf(bytes));
      const once = await served(bytes);
      expect(once.length).toBeLessThanOrEqual(bytes.length);
      expect((await describeContent(sourceOf(once))).type).toBe(type);
      expect(await served(once)).toEqual(once);
    }),
    {
      numRuns: 2_000,
      // What is left at the end of a box looks like a longer box.
      examples: [
        ['\0\0\0\x0cftypavif\0\0\0\0meta\0\0\0\0', ['\0\0\0\x10', 'tEXt', '\0'.repeat(11), '\x01', 'tEXt']],
      ],
    },
  );
});

const repeated =
  (start: string | Uint8Array, unit: string, end = '') =>
  (size: number) =>
    Buffer.concat([
      typeof start === 'string' ? latin1(start) : start,
      latin1(unit.repeat(Math.ceil(size / unit.length)) + end),
    ]);
const [JPEG = '', PNG = '', GIF = '', WEBP = '', AVIF = ''] = BEGINNINGS;
const film = sampleFilm({ ...FILM, data: 0 });

it.each([
  ['image/jpeg', 'segments that go', JPEG, '\xff\xe1\0\x02'],
  ['image/jpeg', 'segments that go and stay', JPEG, '\xff\xe1\0\x02\xff\xdb\0\x02'],
  ['image/jpeg', 'scans', JPEG, '\xff\xda\0\x02a'],
  ['image/jpeg', 'data', `${JPEG}\xff\xda\0\x02`, '\xff\0a'],
  ['image/png', 'chunks that go', PNG, '\0\0\0\0tEXt\0\0\0\0'],
  ['image/png', 'chunks that go and stay', PNG, '\0\0\0\0tEXt\0\0\0\0\0\0\0\0IDAT\0\0\0\0'],
  ['image/gif', 'blocks', GIF, '!\xfe\x01a\0'],
  ['image/gif', 'parts of blocks', `${GIF}!\xfe`, '\x01a'],
  ['image/webp', 'chunks', WEBP.replace('\xff\xff\0\0', '\xff\xff\xff\x0f'), 'abcd\0\0\0\0VP8 \0\0\0\0'],
  ['image/avif', 'boxes', AVIF, '\0\0\0\x08abcd'],
  ['video/mp4', 'boxes', film, '\0\0\0\x08abcd'],
  ['video/mp4', 'boxes that are looked into', film, '\0\0\0\x08moov'],
  ['video/mp4', 'nested boxes', film, '\0\0\0\0moov'],
])('%s: many %s are followed in linear time', async (type, _what, start, unit) => {
  const work = (bytes: Uint8Array) =>
    planRemoval(sourceOf(bytes), type).catch((error: Error) => expect(error.name).toBe('UnclearStructure'));
  const make = repeated(start, unit);
  expect(await measureGrowth({ make, work, largest: 1_000_000 })).toMatchObject({ isLinear: true });
});
