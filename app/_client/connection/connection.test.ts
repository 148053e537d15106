import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepConnection } from './connection.ts';
import type { LiveSocket } from './socket.ts';

/** A socket as far as the keeper uses one: what it was asked to do, and events fired by hand. */
function fakeSocket() {
  const listeners = new Map<string, (argument?: unknown) => void>();
  const socket = {
    connected: false,
    attempts: 0,
    on: (event: string, listener: (argument?: unknown) => void) => listeners.set(event, listener),
    off: (event: string) => listeners.delete(event),
    connect() {
      socket.attempts += 1;
    },
    disconnect() {
      if (!socket.connected) return;
      socket.connected = false;
      listeners.get('disconnect')?.();
    },
    fire(event: 'connect' | 'disconnect' | 'connect_error' | 'server:stopping', argument?: unknown) {
      socket.connected = event === 'connect';
      listeners.get(event)?.(argument);
    },
  };
  return socket;
}

const refusal = (code: string) => Object.assign(new Error('Said no.'), { data: { code } });

function keep() {
  const socket = fakeSocket();
  const states: string[] = [];
  const connected: unknown[] = [];
  const ended: string[] = [];
  const keeper = keepConnection(socket as unknown as LiveSocket, {
    onState: (state, isSlow) => states.push(isSlow ? `${state}, slow` : state),
    onConnected: (how) => connected.push(how),
    onEnded: (reason) => ended.push(reason),
  });
  keeper.start();
  return { socket, states, connected, ended, keeper };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a server that stops says when to come back', () => {
  const { socket } = keep();
  socket.fire('connect');
  const before = socket.attempts;
  socket.fire('server:stopping', { returnAfterMs: 120 });
  socket.connected = true;
  socket.fire('disconnect');
  vi.advanceTimersByTime(119);
  expect(socket.attempts).toBe(before);
  vi.advanceTimersByTime(1);
  expect(socket.attempts).toBe(before + 1);
});

test('a short loss stays quiet, a long one is said, and the return says which it was', () => {
  const { socket, states, connected, keeper } = keep();
  socket.fire('connect');
  socket.fire('disconnect');
  socket.fire('connect');
  socket.fire('disconnect');
  vi.advanceTimersByTime(3100);
  socket.fire('connect');
  expect(states).toEqual([
    'connected',
    'reconnecting',
    'connected',
    'reconnecting',
    'reconnecting, slow',
    'connected',
  ]);
  expect(connected).toEqual([
    { isReturn: false, wasSlow: false },
    { isReturn: true, wasSlow: false },
    { isReturn: true, wasSlow: true },
  ]);
  keeper.stop();
});

test('it tries again by itself, ever more slowly, also after a refusal for now', () => {
  const { socket, keeper } = keep();
  expect(socket.attempts).toBe(1);
  for (let i = 0; i < 5; i += 1) {
    socket.fire('connect_error', new Error('refused'));
    vi.advanceTimersByTime(8000);
    expect(socket.attempts).toBe(i + 2);
  }
  socket.fire('connect_error', refusal('rate_limited'));
  vi.advanceTimersByTime(5000);
  expect(socket.attempts).toBe(6);
  vi.advanceTimersByTime(8000);
  expect(socket.attempts).toBe(7);
  keeper.stop();
});

test('a server that says when to come back is asked then, and within a second', () => {
  const { socket, keeper } = keep();
  const told = Object.assign(new Error('Said no.'), {
    data: { code: 'rate_limited', retryAfterSeconds: 20 },
  });
  socket.fire('connect_error', told);
  vi.advanceTimersByTime(19_900);
  expect(socket.attempts).toBe(1);
  vi.advanceTimersByTime(1_200);
  expect(socket.attempts).toBe(2);
  keeper.stop();
});

test('an ended session is not asked for again', () => {
  const { socket, ended, keeper } = keep();
  socket.fire('connect_error', refusal('session_ended'));
  expect(ended).toEqual(['Said no.']);
  keeper.end();
  vi.advanceTimersByTime(60_000);
  expect(socket.attempts).toBe(1);
});

test('without a network it says so, and comes back as soon as the browser says so', async () => {
  const { socket, states, keeper } = keep();
  socket.fire('connect');
  vi.stubGlobal('navigator', { onLine: false });
  keeper.lose();
  expect(states.at(-1)).toBe('offline');
  vi.stubGlobal('navigator', { onLine: true });
  await keeper.wake();
  vi.advanceTimersByTime(0);
  expect(socket.attempts).toBe(2);
  keeper.stop();
});
