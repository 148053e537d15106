import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useRequest } from './use-request.ts';

test('it asks once for each key and keeps only the answer to the last one', async () => {
  const answers = new Map<string, (value: string) => void>();
  const ask = vi.fn((key: string) => new Promise<string>((resolve) => answers.set(key, resolve)));
  const { result, rerender } = renderHook(({ key }) => useRequest(key, () => ask(key)), {
    initialProps: { key: 'a' },
  });
  expect(result.current.state).toBe('loading');
  rerender({ key: 'b' });
  rerender({ key: 'b' });
  expect(ask).toHaveBeenCalledTimes(2);
  await act(async () => answers.get('b')?.('of b'));
  await act(async () => answers.get('a')?.('of a'));
  expect(result.current).toMatchObject({ state: 'here', value: 'of b' });
});

test('a failure has its reason, and asking again may succeed', async () => {
  const ask = vi.fn().mockRejectedValueOnce(new TypeError('no network')).mockResolvedValue('there');
  const { result } = renderHook(() => useRequest('k', ask));
  await waitFor(() => expect(result.current).toMatchObject({ state: 'failed', reason: expect.any(String) }));
  act(() => result.current.again());
  await waitFor(() => expect(result.current).toMatchObject({ state: 'here', value: 'there' }));
});

test('without a key nothing is asked', () => {
  const ask = vi.fn();
  renderHook(() => useRequest(null, ask));
  expect(ask).not.toHaveBeenCalled();
});
