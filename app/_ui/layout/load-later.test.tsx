import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadLater, untilFetched } from './load-later.ts';

const lost = () => Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a part that cannot be fetched is drawn once the network is back', async () => {
  let isOnline = false;
  const Part = loadLater(async () => {
    if (!isOnline) throw lost();
    return ({ name }: { readonly name: string }) => <p>{name}</p>;
  });
  render(
    <Suspense fallback={null}>
      <Part name="Details" />
    </Suspense>,
  );
  await act(async () => await vi.advanceTimersByTimeAsync(500));
  expect(screen.queryByText('Details')).toBeNull();
  isOnline = true;
  await act(async () => {
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(screen.getByText('Details')).toBeTruthy();
});

test('without a word of the browser it is tried again, ever more seldom', async () => {
  let tries = 0;
  const found = untilFetched(async () => {
    tries += 1;
    if (tries < 7) throw lost();
    return tries;
  });
  await vi.advanceTimersByTimeAsync(23_000);
  expect(tries).toBe(5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await found).toBe(7);
});

test('code that throws is not asked for again', async () => {
  await expect(untilFetched(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
