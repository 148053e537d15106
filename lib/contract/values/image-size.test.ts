import { describe, expect, it } from 'vitest';
import { samplePng } from '../../testing/samples.ts';
import { hasTooManyPixels, imageSize } from './image-size.ts';

const size = { width: 123, height: 45 };

/** The tables that come before the size in a JPEG. */
const TABLES =
  '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/';

describe('the size of an image', () => {
  // The first bytes of pictures as libvips writes them.
  it.each([
    ['a PNG', 'iVBORw0KGgoAAAANSUhEUgAAAHsAAAAtCAYAAACOEBSVAAAACXBIWQ=='],
    ['a JPEG', `${TABLES}wAARCAAtAHsDASIAAhEBAxEB/8QAFQABAQ==`],
    ['a progressive JPEG', `${TABLES}wgARCAAtAHsDASIAAhEBAxEB/8QAFQABAQ==`],
    ['a lossy WebP', 'UklGRk4AAABXRUJQVlA4IEIAAAAQBACdASp7AC0APm02mUmkIqKhIQ=='],
    ['a WebP with transparency', 'UklGRn4AAABXRUJQVlA4WAoAAAAQAAAAegAALAAAQUxQSBAAAAABBw=='],
    ['a lossless WebP', 'UklGRiIAAABXRUJQVlA4TBYAAAAvegALEAdQwChgAQNAQvg/X4rofw=='],
  ])('is read from the head of %s, wherever it is cut off', (_, head) => {
    const bytes = new Uint8Array(Buffer.from(head, 'base64'));
    expect(imageSize(bytes)).toEqual(size);
    for (let end = 0; end < bytes.length; end += 1)
      expect([null, size]).toContainEqual(imageSize(bytes.subarray(0, end)));
  });

  it('is unknown for what is no image', () => {
    for (const bytes of [[], [0xff, 0xd8, 0xff], [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0], [60, 115, 118, 103]])
      expect(imageSize(new Uint8Array(bytes))).toBeNull();
  });

  it('is bounded in pixels, not in bytes', () => {
    expect(hasTooManyPixels(samplePng(5_000, 5_000))).toBe(false);
    expect(hasTooManyPixels(samplePng(5_001, 5_000))).toBe(true);
    expect(hasTooManyPixels(samplePng(16_000, 16_000))).toBe(true);
  });
});
