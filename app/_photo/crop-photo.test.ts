import { expect, test } from 'vitest';
import { PHOTO_LIMIT } from '../../lib/contract/values/image-type.ts';
import { encodeWithinLimit, photoSide } from './crop-photo.ts';

test('a photo is at most 512 px wide, and never larger than the part that was cut out', () => {
  const side = (width: number) => photoSide({ x: 0, y: 0, width, height: width });
  expect(side(3000)).toBe(512);
  expect(side(512)).toBe(512);
  expect(side(99.6)).toBe(100);
  expect(side(0.2)).toBe(1);
});

test('a photo is as good as the limit on its size allows', async () => {
  const tried: number[] = [];
  const encode = (bytesAtFull: number) => async (quality: number) => {
    tried.push(quality);
    return new Blob([new Uint8Array(Math.round(bytesAtFull * quality))]);
  };
  expect((await encodeWithinLimit(encode(1_000)))?.size).toBe(900);
  expect(tried).toEqual([0.9]);
  const photo = await encodeWithinLimit(encode(PHOTO_LIMIT * 1.3));
  expect(photo?.size).toBe(Math.round(PHOTO_LIMIT * 1.3 * 0.65));
  expect(await encodeWithinLimit(encode(PHOTO_LIMIT * 9))).toBeNull();
  expect(await encodeWithinLimit(async () => null)).toBeNull();
});
