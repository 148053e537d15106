import { Readable } from 'node:stream';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { samplePng } from '../testing/samples.ts';
import { openPictures, type PictureSource } from './pictures.ts';

const log = pino({ level: 'silent' });
const pictures = openPictures(log);
afterAll(() => pictures.close());

const sourceOf = (bytes: Uint8Array): PictureSource => ({
  size: bytes.length,
  open: async () => Readable.from([Buffer.from(bytes)]),
});
const thumbnail = (bytes: Uint8Array) => pictures.make('ada', 'thumbnail', sourceOf(bytes));
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0a3' } });

describe('a thumbnail', () => {
  it.each([
    ['JPEG', () => picture(1_600, 1_200).jpeg()],
    ['PNG', () => picture(1_600, 1_200).png()],
    ['WebP', () => picture(1_600, 1_200).webp()],
    ['GIF', () => picture(1_600, 1_200).gif()],
    ['AVIF', () => picture(1_600, 1_200).avif({ effort: 0 })],
  ])('is a WebP of at most 640 pixels: of a %s', async (_type, make) => {
    const made = await thumbnail(await make().toBuffer());
    expect(made).toMatchObject({ type: 'image/webp', width: 640, height: 480 });
    const { bytes } = made as { bytes: Buffer };
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 });
  });

  it('is turned as the picture is shown, not larger than it, and says nothing of it', async () => {
    const turned = picture(60, 40)
      .jpeg()
      .withExif({ IFD0: { Make: 'SECRET' } })
      .withMetadata({ orientation: 6 });
    const made = await thumbnail(await turned.toBuffer());
    expect(made).toMatchObject({ width: 40, height: 60 });
    const { bytes } = made as { bytes: Buffer };
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('SECRET')).toBe(false);
  });

  it('is of the first frame of an animation', async () => {
    const frames = await Promise.all(
      [picture(20, 20), picture(20, 20)].map((frame) => frame.png().toBuffer()),
    );
    const made = await thumbnail(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect(made).toMatchObject({ width: 20, height: 20 });
    expect((await sharp((made as { bytes: Buffer }).bytes).metadata()).pages ?? 1).toBe(1);
  });
});

it('a photo is a JPEG of at most 1,024 pixels, or a WebP where it can be seen through', async () => {
  const photo = async (bytes: Buffer) => await pictures.make('ada', 'photo', sourceOf(bytes));
  expect(await photo(await picture(3_000, 1_500).png().toBuffer())).toMatchObject({
    type: 'image/jpeg',
    width: 1_024,
    height: 512,
  });
  const clear = sharp({ create: { width: 30, height: 30, channels: 4, background: '#0000' } });
  expect(await photo(await clear.png().toBuffer())).toMatchObject({ type: 'image/webp', width: 30 });
});

describe('what cannot be decoded', () => {
  it.each([
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a page', Buffer.from('<!doctype html><p>x')],
    ['a PDF', Buffer.from('%PDF-1.4\n')],
    ['nothing', Buffer.alloc(0)],
    ['a head alone', samplePng(9, 9)],
    [
      'random bytes',
      Buffer.from([0xff, 0xd8, 0xff, ...Array.from({ length: 500 }, (_, index) => (index * 7919) % 256)]),
    ],
  ])('is told at once: %s', async (_what, bytes) => {
    expect(await thumbnail(bytes)).toBe('unreadable');
  });

  it('is a picture that was cut off, or has too many pixels', async () => {
    const noise = sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#777',
        noise: { type: 'gaussian', mean: 99, sigma: 50 },
      },
    });
    for (const bytes of [
      await noise.clone().jpeg().toBuffer(),
      await noise.clone().png().toBuffer(),
      await noise.clone().webp().toBuffer(),
    ])
      expect(await thumbnail(bytes.subarray(0, bytes.length / 2))).toBe('unreadable');
    const large = sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    });
    expect(await thumbnail(await large.png({ compressionLevel: 1 }).toBuffer())).toBe('unreadable');
  });

  it('harms none that come after', async () => {
    const [bad, good] = [Buffer.from('GIF89a'), await picture(30, 20).png().toBuffer()];
    const made = await Promise.all([bad, good, bad, good].map(thumbnail));
    expect(made).toMatchObject(['unreadable', { width: 30 }, 'unreadable', { width: 30 }]);
  });
});

describe('the process', () => {
  it('is ended by a picture that takes too long, and started again for the next one', async () => {
    const hurried = openPictures(log, { pictureMs: 0 });
    const bytes = await picture(4_000, 3_000).png().toBuffer();
    expect(await hurried.make('ada', 'thumbnail', sourceOf(bytes))).toBe('unreadable');
    expect(await hurried.make('ada', 'thumbnail', sourceOf(bytes))).toBe('unreadable');
    await hurried.close();
  });

  it('ends after so many pictures, and when none comes', async () => {
    const few = openPictures(log, { picturesMax: 2, idleMs: 0 });
    const bytes = await picture(30, 20).png().toBuffer();
    const all = Array.from({ length: 5 }, () => few.make('ada', 'thumbnail', sourceOf(bytes)));
    expect(await Promise.all(all)).toMatchObject(Array.from({ length: 5 }, () => ({ width: 30 })));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await few.make('ada', 'thumbnail', sourceOf(bytes))).toMatchObject({ width: 30 });
    await few.close();
  });

  it('takes no part of a picture for the beginning of the next one', async () => {
    const bytes = await picture(30, 20).png().toBuffer();
    const lying = { ...sourceOf(bytes), size: bytes.length + 1 };
    await expect(pictures.make('ada', 'thumbnail', lying)).rejects.toThrow('other than');
    const failing = { size: 9, open: async () => Promise.reject(new Error('The home is away.')) };
    await expect(pictures.make('ada', 'thumbnail', failing)).rejects.toThrow('away');
    expect(await thumbnail(bytes)).toMatchObject({ width: 30 });
  });

  it('lets only so many wait, and none after it was closed', async () => {
    const small = openPictures(log, { waitingOfOne: 1 });
    const bytes = await picture(30, 20).png().toBuffer();
    const make = (person: string) => small.make(person, 'thumbnail', sourceOf(bytes));
    const made = await Promise.all([make('ada'), make('ada'), make('ada'), make('bob')]);
    expect(made).toMatchObject([{ width: 30 }, { width: 30 }, 'busy', { width: 30 }]);
    await small.close();
    expect(await make('ada')).toBe('busy');
  });
});
