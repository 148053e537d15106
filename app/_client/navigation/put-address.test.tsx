import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { putAddress } from './put-address.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window.history, 'replaceState');
});

/** From now on the router listens, as it does by its first effect. */
function listen() {
  const told = vi.fn();
  const native = window.history.replaceState.bind(window.history);
  window.history.replaceState = (data, unused, url) => {
    told(url);
    native(data, unused, url);
  };
  return told;
}

it('tells a router that does not listen yet as soon as it does, and of the last address only', () => {
  putAddress('/contacts/1');
  putAddress('/contacts/1/edit', true);
  expect(window.location.pathname).toBe('/contacts/1/edit');
  vi.advanceTimersByTime(500);
  const told = listen();
  vi.advanceTimersByTime(5_000);
  expect(told.mock.calls).toEqual([['/contacts/1/edit']]);
});

it('tells one that listens at once, and not again', () => {
  const told = listen();
  putAddress('/contacts/2', true);
  vi.advanceTimersByTime(5_000);
  expect(told.mock.calls).toEqual([['/contacts/2']]);
});
