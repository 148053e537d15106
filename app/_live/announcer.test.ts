import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer } from './announcer.ts';

const here = { senderName: 'Meera', body: 'see you at ten', isHere: true, roomName: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a message here is read, one elsewhere is named', () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => said.push(text));
  announcer.arrive(here);
  announcer.arrive({ ...here, isHere: false });
  announcer.arrive({ ...here, isHere: false, roomName: 'Design' });
  expect(said).toEqual(['Meera: see you at ten', 'Message from Meera', 'Message from Meera in Design']);
});

test('more than three in five seconds become one sentence', () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => said.push(text));
  for (let i = 0; i < 5; i += 1) announcer.arrive({ ...here, body: `text ${i}` });
  vi.runAllTimers();
  expect(said.slice(3)).toEqual(['5 new messages, latest from Meera']);
  vi.advanceTimersByTime(6000);
  announcer.arrive(here);
  expect(said.at(-1)).toBe('Meera: see you at ten');
});

test('a long text is cut at 200 characters, never inside one', () => {
  const said: string[] = [];
  createAnnouncer((text) => said.push(text)).arrive({ ...here, body: '😀'.repeat(300) });
  expect(said[0]).toBe(`Meera: ${'😀'.repeat(200)}`);
});
