import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { measureGrowth } from '../../testing/growth.ts';
import { box, ebml, sampleFilm, zipOf } from '../../testing/sample-files.ts';
import { samplePng } from '../../testing/samples.ts';
import { sourceOf } from './byte-window.ts';
import { describeContent } from './describe-content.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? latin1(content) : content);
const of = (content: string | Uint8Array) => describeContent(sourceOf(bytesOf(content)));
const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a03' } });
const shown = { kind: 'image', width: 60, height: 40 };

describe('a picture', () => {
  it.each([
    ['image/jpeg', () => picture().jpeg()],
    ['image/jpeg', () => picture().jpeg({ progressive: true })],
    ['image/png', () => picture().png()],
    ['image/gif', () => picture().gif()],
    ['image/webp', () => picture().webp()],
    ['image/webp', () => picture().webp({ lossless: true })],
    ['image/avif', () => picture().avif()],
  ])('is one by its bytes, with its size: %s', async (type, make) => {
    expect(await of(await make().toBuffer())).toEqual({ type, ...shown });
  });

  it.each([
    ['image/jpeg', () => picture().jpeg()],
    ['image/png', () => picture().png()],
  ])('has the size that it is shown in when it is turned: %s', async (type, make) => {
    for (const [orientation, size] of [
      [3, { width: 60, height: 40 }],
      [6, { width: 40, height: 60 }],
    ] as const) {
      const turned = await make().withMetadata({ orientation }).toBuffer();
      expect(await of(turned)).toEqual({ type, kind: 'image', ...size });
    }
  });

  it('is not turned as a WebP, which browsers do not turn', async () => {
    const turned = await picture().webp().withMetadata({ orientation: 6 }).toBuffer();
    expect(await of(turned)).toEqual({ type: 'image/webp', ...shown });
  });

  it('is a plain file when nothing says its size, or it has too many pixels', async () => {
    expect(await of('\xff\xd8\xff\xe0')).toEqual({
      type: 'image/jpeg',
      kind: 'file',
      width: null,
      height: null,
    });
    expect(await of(samplePng(0, 4))).toMatchObject({ type: 'image/png', kind: 'file' });
    expect(await of(samplePng(7_000, 7_000))).toMatchObject({ kind: 'image', width: 7_000 });
    expect(await of(samplePng(16_000, 16_000))).toEqual({
      type: 'image/png',
      kind: 'file',
      width: null,
      height: null,
    });
  });

  it('is no other type because of what follows its beginning', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const archive = zipOf(['META-INF/MANIFEST.MF']);
    expect(await of(Buffer.concat([jpeg, archive]))).toEqual({ type: 'image/jpeg', ...shown });
    const gif = await picture().gif().toBuffer();
    expect(await of(Buffer.concat([gif, latin1('/*<script>alert(1)</script>*/')]))).toMatchObject({
      type: 'image/gif',
    });
  });
});

describe('what is not shown', () => {
  it.each([
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'image/svg+xml',
      '\xef\xbb\xbf <?xml version="1.0"?><!-- x --><s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
    ],
    ['text/html', '<!DOCTYPE html><title>x</title>'],
    ['text/html', '\n <!-- x --><script>alert(1)</script>'],
    ['text/html', '<svg><script>alert(1)</script></svg>'],
    ['text/xml', '<?xml version="1.0"?><rss/>'],
    ['application/pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['image/heic', box('ftyp', latin1('heic\0\0\0\0mif1heic'))],
    ['image/heic', box('ftyp', latin1('mif1\0\0\0\0mif1heic'))],
    ['image/bmp', 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
    ['image/tiff', 'II*\0\x08\0\0\0'],
    ['image/x-icon', '\0\0\x01\0\x01\0'],
    ['video/x-matroska', ebml('matroska', [])],
    ['video/x-msvideo', 'RIFF\0\0\0\0AVI LIST'],
    ['application/gzip', gzipSync('x')],
    ['application/x-7z-compressed', "7z\xbc\xaf'\x1c\0\x04"],
    ['application/vnd.rar', 'Rar!\x1a\x07\x01\0'],
    ['application/zip', zipOf(['a.txt'])],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zipOf(['[Content_Types].xml', 'word/document.xml']),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zipOf(['[Content_Types].xml', 'xl/workbook.xml']),
    ],
    [
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      zipOf(['[Content_Types].xml', 'ppt/presentation.xml']),
    ],
    [
      'application/vnd.oasis.opendocument.text',
      zipOf(['mimetype'], 'application/vnd.oasis.opendocument.text'),
    ],
    ['application/epub+zip', zipOf(['mimetype'], 'application/epub+zip')],
    ['text/plain', 'Hello'],
    ['text/plain', Buffer.from('Grüße 山 😀')],
    ['text/plain', 'x < y'],
    ['text/vcard', 'BEGIN:VCARD\r\nVERSION:3.0\r\n'],
    ['application/octet-stream', 'a\0b'],
    ['application/octet-stream', '\xe4\xf6\xfc'],
    ['application/octet-stream', '\xff\xfeH\0i\0'],
  ])('is a plain file: %s', async (type, content) => {
    expect(await of(content)).toEqual({ type, kind: 'file', width: null, height: null });
  });

  it('is a text wherever its beginning is cut', async () => {
    for (const lead of ['', 'a', 'aa', 'aaa'])
      expect(await of(Buffer.from(`${lead}${'😀'.repeat(20_000)}`))).toMatchObject({ type: 'text/plain' });
  });
});

describe('a film or sound', () => {
  it.each([
    ['video/mp4', 'isom', [{ handler: 'soun' }, { handler: 'vide', width: 640, height: 360 }], [640, 360]],
    ['video/mp4', 'mp42', [{ handler: 'vide', width: 640, height: 360, isTurned: true }], [360, 640]],
    ['video/quicktime', 'qt  ', [{ handler: 'vide', width: 1920, height: 1080 }], [1920, 1080]],
  ] as const)('is one by its tracks: %s, %s', async (type, brand, tracks, [width, height]) => {
    expect(await of(sampleFilm({ brand, tracks }))).toEqual({ type, kind: 'video', width, height });
  });

  it('has its size also when it is told at its end', async () => {
    const film = sampleFilm({
      brand: 'isom',
      tracks: [{ handler: 'vide', width: 64, height: 32 }],
      data: 300_000,
    });
    expect(await of(film)).toEqual({ type: 'video/mp4', kind: 'video', width: 64, height: 32 });
  });

  it('is a sound when nothing of it is seen', async () => {
    const sound = { kind: 'audio', width: null, height: null };
    expect(await of(sampleFilm({ brand: 'M4A ', tracks: [{ handler: 'soun' }] }))).toEqual({
      type: 'audio/mp4',
      ...sound,
    });
    expect(await of(ebml('webm', [{ type: 2 }]))).toEqual({ type: 'audio/webm', ...sound });
    const ogg = (packet: string) => latin1(`OggS\0\x02${'\0'.repeat(20)}\x01\x13${packet}`);
    expect(await of(ogg('OpusHead\x01'))).toEqual({ type: 'audio/ogg', ...sound });
    expect(await of(ogg('\x80theora'))).toMatchObject({ type: 'video/ogg', kind: 'file' });
    expect(await of('RIFF\0\0\0\0WAVEfmt ')).toEqual({ type: 'audio/wav', ...sound });
    expect(await of('fLaC\0\0\0\x22')).toEqual({ type: 'audio/flac', ...sound });
    expect(await of('ID3\x04\0\0\0\0\0\0')).toEqual({ type: 'audio/mpeg', ...sound });
    const frame = `\xff\xfb\x90\x00${'\0'.repeat(413)}`;
    expect(await of(frame + frame)).toEqual({ type: 'audio/mpeg', ...sound });
    expect(await of(frame)).toMatchObject({ type: 'application/octet-stream' });
  });

  it('is a WebM by its profile', async () => {
    const film = ebml('webm', [{ type: 2 }, { type: 1, width: 320, height: 240 }]);
    expect(await of(film)).toEqual({ type: 'video/webm', kind: 'video', width: 320, height: 240 });
  });

  it('is a plain file when it has no track', async () => {
    for (const film of [sampleFilm({ brand: 'isom', tracks: [] }), box('ftyp', latin1('isom')), 'wide'])
      expect((await of(film)).kind).toBe('file');
  });
});

/** The beginning of each type, and of what is in it. */
const BEGINNINGS = [
  '\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*\0\0\0\x08',
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  'GIF89a',
  'RIFF\xff\xff\0\0WEBPVP8X',
  'OggS',
  '\x1aE\xdf\xa3\x93\x42\x82\x84webm\x18S\x80g\x90',
  'PK\x03\x04',
  'PK\x05\x06',
  '\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x40meta\0\0\0\0',
  '\0\0\0\x10ftypisom\0\0\0\0\0\0\0\0moov\0\0\0\x60trak',
  '\xff\xfb\x90',
  '\xff\xf1',
];

it('answers for whatever follows a beginning', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(0, 1, 8, 0xff, 0xd8, 0xda, 0x80), { maxLength: 300 })
      .map((all) => Uint8Array.from(all)),
  );
  const file = fc
    .tuple(fc.constantFrom(...BEGINNINGS), bytes)
    .map(([start, rest]) => Buffer.concat([latin1(start), rest]));
  await fc.assert(
    fc.asyncProperty(file, async (content) => {
      const { kind, width, height } = await of(content);
      if (kind === 'image') expect((width ?? 0) * (height ?? 0)).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});

const repeated = (start: string | Uint8Array, unit: string) => (size: number) =>
  Buffer.concat([bytesOf(start), latin1(unit.repeat(Math.ceil(size / unit.length)))]);

it.each([
  ['segments of a JPEG', repeated('\xff\xd8\xff', '\xff\xfe\0\x02')],
  ['markers of a JPEG', repeated('\xff\xd8\xff', '\xff')],
  ['bytes between segments', repeated('\xff\xd8\xff', 'a\xff\0')],
  ['scans of a JPEG', repeated('\xff\xd8\xff', '\xff\xda\0\x02a')],
  ['chunks of a PNG', repeated(samplePng(9, 9), '\0\0\0\0tEXt\0\0\0\0')],
  ['chunks of a WebP', repeated('RIFF\xff\xff\xff\x0fWEBP', 'abcd\0\0\0\0')],
  ['boxes', repeated(box('ftyp', latin1('isom')), '\0\0\0\x08abcd')],
  ['boxes in a box', repeated('\0\0\0\x0cftypisom\0\0\0\0moov', '\0\0\0\x08trak')],
  ['nested boxes', repeated('\0\0\0\x0cftypisom', '\0\0\0\0moov')],
  ['elements of a WebM', repeated('\x1aE\xdf\xa3\x80\x18S\x80g\x01\xff\xff\xff\xff\xff\xff\xff', '\xec\x80')],
  ['entries of a ZIP', repeated('', 'PK\x03\x04')],
  ['ends of a ZIP', repeated('PK\x03\x04', 'PK\x05\x06')],
  ['characters of a text', repeated('', '<')],
])('%s are read in linear time', async (_what, make) => {
  const work = (bytes: Uint8Array) => describeContent(sourceOf(bytes));
  expect(await measureGrowth({ make, work, largest: 1_000_000 })).toMatchObject({ isLinear: true });
});

it('reads little of a large file', async () => {
  let read = 0;
  const count = (content: Uint8Array, size: number) => ({
    size,
    read: async (offset: number, length: number) => {
      read += length;
      return content.subarray(offset, offset + length);
    },
  });
  for (const start of ['%PDF-', 'PK\x03\x04', 'a', '\0\0\0\x0cftypisom', '\x1aE\xdf\xa3'])
    await describeContent(count(Buffer.concat([latin1(start), Buffer.alloc(1_000_000)]), 100_000_000));
  expect(read).toBeLessThan(2_000_000);
});
