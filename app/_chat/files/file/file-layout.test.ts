import { expect, test } from 'vitest';
import type { FileKind } from '@/lib/contract/files/file-rules.ts';
import { boxesOf, pictureBox } from './file-layout.ts';

const file = (kind: FileKind, width: number | null = null, height: number | null = null) => ({
  kind,
  width,
  height,
});

test('a picture keeps its proportions within 360 pixels and is never made larger', () => {
  expect(pictureBox(file('image', 4000, 3000))).toMatchObject({ width: 360, height: 270 });
  expect(pictureBox(file('image', 3000, 4000))).toMatchObject({ width: 270, height: 360 });
  expect(pictureBox(file('image', 200, 100))).toMatchObject({ width: 200, height: 100 });
});

test('a picture of extreme proportions, or one pixel, can still be seen and pressed', () => {
  expect(pictureBox(file('image', 10_000, 10))).toMatchObject({ width: 360, height: 88 });
  expect(pictureBox(file('image', 1, 1))).toMatchObject({ width: 88, height: 88 });
});

test('several pictures share one space, and each other file has its own under it', () => {
  const files = [file('file'), file('image', 9, 9), file('video', 640, 360), file('image'), file('audio')];
  expect(boxesOf(files)).toMatchObject([
    { width: 360, height: 180 },
    { width: 320, height: 60 },
    { width: 360, height: 203 },
    { width: 320, height: 76 },
  ]);
  expect(boxesOf([])).toEqual([]);
});
