import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { box, sampleFilm, zipOf } from '../../testing/sample-files.ts';
import { samplePng } from '../../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileDoc, files } from '../files.ts';
import type { FileHome } from '../home/file-home.ts';
import { readUpload } from './append-upload.ts';
import { createUpload } from './create-upload.ts';
import { removeUnsent } from './remove-unsent.ts';
import { storeUpload } from './store-upload.ts';

const PLACE = 'SECRET-PLACE';
const latin1 = (text: string) => Buffer.from(text, 'latin1');
let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let photo: Buffer;
let film: Buffer;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a30' } })
    .jpeg()
    .withExif({ IFD0: { ImageDescription: PLACE } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  photo = await sharp(photo)
    .keepExif()
    .withExifMerge({ IFD0: { ImageDescription: PLACE } })
    .jpeg()
    .toBuffer();
  const tracks = [{ handler: 'vide', width: 64, height: 48 }];
  film = sampleFilm({ brand: 'mp42', tracks, data: 9_000, more: [box('udta', box('loci', PLACE))] });
});
afterAll(() => workspace.close());

interface Sent {
  readonly keepsOriginal?: boolean;
}

async function uploaded(bytes: Uint8Array, { keepsOriginal = false }: Sent = {}): Promise<FileDoc> {
  const begun = { name: 'a', alt: '', keepsOriginal, size: bytes.length, isResumable: true };
  const doc = await createUpload(ctx, ada, begun);
  const received = await ctx.files.append(doc._id, 0, Readable.from([Buffer.from(bytes)]));
  await files.in(ctx.db).updateOne({ _id: doc._id }, { $set: { 'upload.received': received } });
  return doc;
}

const store = async (bytes: Uint8Array, sent?: Sent) => await storeUpload(ctx, await uploaded(bytes, sent));

async function stored(name: string): Promise<Buffer | null> {
  const bytes = await ctx.files.open(name);
  return bytes && (await buffer(bytes));
}

async function namesOf({ _id }: FileDoc): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isUpload } of ctx.files.list())
    if (name.startsWith(_id)) names.push(isUpload ? `upload ${name}` : name.replace(_id, 'ID'));
  return names.toSorted((a, b) => (a < b ? -1 : 1));
}

/** What is stored is what its document says. */
async function expectTrue(doc: FileDoc): Promise<Buffer> {
  const bytes = (await stored(doc._id)) ?? Buffer.alloc(0);
  expect(bytes.length).toBe(doc.size);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(doc.sha256);
  return bytes;
}

describe('a picture that was uploaded', () => {
  it('tells no place, is described as it is shown, and has a thumbnail', async () => {
    const doc = await store(photo);
    expect(doc).toMatchObject({ state: 'ready', type: 'image/jpeg', kind: 'image', hasThumbnail: true });
    expect(photo.includes(PLACE)).toBe(true);
    expect((await expectTrue(doc)).includes(PLACE)).toBe(false);
    expect(doc.upload).toBeUndefined();
    const small = await sharp((await stored(`${doc._id}.thumbnail`)) ?? undefined).metadata();
    expect(small).toMatchObject({ format: 'webp' });
    expect(Math.max(small.width, small.height)).toBe(640);
    expect(small.width > small.height).toBe((doc.width ?? 0) > (doc.height ?? 0));
    expect(await namesOf(doc)).toEqual(['ID', 'ID.thumbnail']);
  });

  it('is left as it is when it was sent as a file', async () => {
    const doc = await store(photo, { keepsOriginal: true });
    expect(doc).toMatchObject({ type: 'image/jpeg', kind: 'file', width: null, hasThumbnail: false });
    expect((await expectTrue(doc)).equals(photo)).toBe(true);
  });

  it('is a plain file when it cannot be decoded', async () => {
    const doc = await store(photo.subarray(0, photo.length - 400));
    expect(doc).toMatchObject({ type: 'image/jpeg', kind: 'file', width: null, hasThumbnail: false });
    expect((await expectTrue(doc)).includes(PLACE)).toBe(false);
    expect(await namesOf(doc)).toEqual(['ID']);
  });

  it('stays a picture, without a thumbnail, when too many others wait', async () => {
    const busy = { ...ctx, pictures: { ...ctx.pictures, make: async () => 'busy' as const } };
    const doc = await storeUpload(busy, await uploaded(photo));
    expect(doc).toMatchObject({ kind: 'image', hasThumbnail: false });
    expect(await namesOf(doc)).toEqual(['ID']);
  });
});

it('a film tells no place, and is as long as before', async () => {
  const doc = await store(film);
  expect(doc).toMatchObject({ type: 'video/mp4', kind: 'video', width: 64, height: 48, size: film.length });
  expect((await expectTrue(doc)).includes(PLACE)).toBe(false);
});

it('what is no picture is stored as it came', async () => {
  const bytes = randomBytes(100_000);
  const doc = await store(bytes);
  expect(doc).toMatchObject({ type: 'application/octet-stream', kind: 'file', width: null });
  expect((await expectTrue(doc)).equals(bytes)).toBe(true);
});

describe('cut off anywhere', () => {
  /** A home that fails at the `last`-th change, before it or after it was made. */
  function failing(
    home: FileHome,
    last: number,
    isAfter: boolean,
  ): { readonly home: FileHome; hasFailed: boolean } {
    const state = { home, hasFailed: false };
    let count = 0;
    const cutOff =
      <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        count += 1;
        if (count === last && !isAfter) state.hasFailed = true;
        if (count < last || isAfter) await work.apply(home, args).then((made) => count < last && made);
        if (count >= last) {
          state.hasFailed = true;
          throw new Error('cut off');
        }
        return undefined as T;
      };
    const put: FileHome['put'] = async (...args) => {
      count += 1;
      const made = count < last || isAfter ? await home.put(...args) : null;
      if (count < last && made) return made;
      state.hasFailed = true;
      throw new Error('cut off');
    };
    state.home = new Proxy(home, {
      get(target, name, receiver) {
        if (name === 'put') return put;
        if (name === 'patch') return cutOff(target.patch);
        if (name === 'finish') return cutOff(target.finish);
        if (name === 'discard') return cutOff(target.discard);
        const value = Reflect.get(target, name, receiver);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return state;
  }

  it.each([
    ['a picture', () => photo],
    ['a film', () => film],
    ['a text', () => latin1('Hello')],
  ])('it comes to the same end when it is done again: %s', async (_what, bytes) => {
    const { _id, createdAt, expiresAt, ...whole } = await store(bytes());
    let cuts = 0;
    for (let last = 1; ; last += 1) {
      const states: boolean[] = [];
      for (const isAfter of [false, true]) {
        const doc = await uploaded(bytes());
        const state = failing(ctx.files, last, isAfter);
        await storeUpload({ ...ctx, files: state.home }, doc).catch(() => undefined);
        states.push(state.hasFailed);
        // As a page does that comes back.
        const end = await readUpload(ctx, ada, { id: doc._id });
        expect(end.offset).toBe(end.size);
        const again = await files.in(ctx.db).findOne({ _id: doc._id });
        expect(again).toMatchObject(whole);
        if (again) await expectTrue(again);
        expect(await namesOf(doc)).toEqual(whole.hasThumbnail ? ['ID', 'ID.thumbnail'] : ['ID']);
        cuts += 1;
      }
      if (!states.includes(true)) break;
    }
    expect(cuts).toBeGreaterThan(2);
  });
});

describe('hostile files', () => {
  const plain = { kind: 'file', width: null, height: null, hasThumbnail: false };
  const page = '<!doctype html><script>alert(1)</script>';
  const large = () =>
    sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
  const frames = `GIF89a\x10\0\x10\0\x80\0\0${'\0'.repeat(6)}${',\0\0\0\0\x10\0\x10\0\0\x02\x02\x44\x01\0'.repeat(100_000)};`;
  const magics = [
    '\xff\xd8\xff\xe0',
    '\x89PNG\r\n\x1a\n',
    'GIF89a',
    'RIFF\0\0\x01\0WEBPVP8 ',
    '\0\0\0\x0cftypavif',
    '\0\0\0\x0cftypisom',
    '\0\0\0\x08moov',
    '\x1aE\xdf\xa3',
    'OggS',
    'ID3',
    '%PDF-',
    'PK\x03\x04',
    '\x1f\x8b\x08',
    'BM',
    'II*\0',
  ];

  it.each<[string, () => string | Uint8Array | Promise<Uint8Array>, object]>([
    ['a page with the name of a picture', () => page, { ...plain, type: 'text/html' }],
    [
      'a page after the first bytes of a picture',
      () => `\xff\xd8\xff\xe0${page}`,
      { ...plain, type: 'image/jpeg' },
    ],
    ['a page after the first bytes of a GIF', () => `GIF89a${page}`, { ...plain, type: 'image/gif' }],
    [
      'a drawing',
      () => `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
      { ...plain, type: 'image/svg+xml' },
    ],
    ['a picture of 256 megapixels', large, { ...plain, type: 'image/png' }],
    ['a picture that only says so', () => samplePng(60_000, 60_000), { ...plain, type: 'image/png' }],
    ['a picture of no size', () => samplePng(0, 0), { ...plain, type: 'image/png' }],
    ['a head without a picture', () => samplePng(9, 9), { ...plain, type: 'image/png' }],
    ['a GIF of 100,000 frames', () => frames, { type: 'image/gif' }],
    ['an archive of zeros', () => gzipSync(Buffer.alloc(50_000_000)), { ...plain, type: 'application/gzip' }],
    [
      'an archive that names itself',
      () => zipOf(['../../etc/passwd', 'a'.repeat(60_000)]),
      { ...plain, type: 'application/zip' },
    ],
    [
      'a film without an end',
      () => `\0\0\0\x0cftypisom${'\0\0\0\0moov'.repeat(10_000)}`,
      { ...plain, type: 'video/mp4' },
    ],
    [
      'a film of a million boxes',
      () =>
        Buffer.concat([
          sampleFilm({ brand: 'isom', tracks: [{ handler: 'vide', width: 9, height: 9 }] }),
          latin1('\0\0\0\x08abcd\0\0\0\x08moof'.repeat(500_000)),
        ]),
      { ...plain, type: 'video/mp4' },
    ],
  ])('have a clear result: %s', async (_what, make, expected) => {
    const made = await make();
    const doc = await store(typeof made === 'string' ? latin1(made) : made);
    expect(doc).toMatchObject({ state: 'ready', ...expected });
    await expectTrue(doc);
    expect(await namesOf(doc)).toEqual(doc.hasThumbnail ? ['ID', 'ID.thumbnail'] : ['ID']);
    await removeUnsent(ctx, doc._id);
    expect(await namesOf(doc)).toEqual([]);
  });

  it('that are a picture and an archive at once are a picture alone', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00f' } })
      .gif()
      .toBuffer();
    const doc = await store(Buffer.concat([picture, zipOf(['META-INF/MANIFEST.MF', 'Evil.class'])]));
    expect(doc).toMatchObject({ type: 'image/gif', kind: 'image', hasThumbnail: true });
    expect((await expectTrue(doc)).equals(picture)).toBe(true);
  });

  it('of random bytes are none of them shown as a picture', async () => {
    for (const magic of magics) {
      const doc = await store(Buffer.concat([latin1(magic), randomBytes(5_000)]));
      expect(doc.kind === 'image' ? magic : 'no picture').toBe('no picture');
      await expectTrue(doc);
    }
  });

  it('harm no picture that comes after them', async () => {
    const all = [samplePng(9, 9), photo, latin1(`GIF89a${page}`), photo];
    const docs = await Promise.all(all.map((bytes) => store(bytes)));
    expect(docs.map(({ hasThumbnail }) => hasThumbnail)).toEqual([false, true, false, true]);
  });
});
