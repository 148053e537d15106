import { expect, test } from 'vitest';
import { barsOf } from './waveform.ts';

test('each bar is the loudest of its part, against the loudest of all', () => {
  const samples = new Float32Array([0.1, -0.2, 0, 0, 0.4, 0.1, 0.05, -0.1]);
  expect(barsOf(samples, 4).map((bar) => Math.round(bar * 100))).toEqual([50, 0, 100, 25]);
});

test('silence, and a sound shorter than its bars, are drawn too', () => {
  expect(barsOf(new Float32Array(100), 4)).toEqual([0, 0, 0, 0]);
  expect(barsOf(new Float32Array([0.5]), 4)).toHaveLength(4);
});
