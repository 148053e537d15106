import { expect, test } from 'vitest';
import { createPieceSize } from './piece-size.ts';

const KIB = 1024;

test('pieces begin at 512 KiB and double while they arrive quickly, up to 8 MiB', () => {
  const pieces = createPieceSize();
  expect(pieces.next()).toBe(512 * KIB);
  pieces.arrived(100);
  expect(pieces.next()).toBe(1024 * KIB);
  pieces.arrived(5000);
  expect(pieces.next()).toBe(1024 * KIB);
  for (let i = 0; i < 6; i += 1) pieces.arrived(100);
  expect(pieces.next()).toBe(8 * 1024 * KIB);
});

test('a refused size is halved and not reached again', () => {
  const pieces = createPieceSize();
  pieces.arrived(100);
  expect(pieces.shrink()).toBe(true);
  expect(pieces.next()).toBe(512 * KIB);
  pieces.arrived(100);
  expect(pieces.next()).toBe(512 * KIB);
  while (pieces.shrink());
  expect(pieces.next()).toBe(64 * KIB);
});
