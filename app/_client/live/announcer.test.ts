import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../../lib/contract/accounts/account.ts';
import { createAnnouncer } from './announcer.ts';

const here = {
  senderName: 'Meera',
  body: 'see you at ten',
  files: [],
  contacts: [],
  isHere: true,
  isMention: false,
  roomName: null,
};

function listen(wants: Settings['announce'] = 'everything') {
  const said: string[] = [];
  const announcer = createAnnouncer({ say: (text) => said.push(text), wants: () => wants });
  return { said, announcer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a message here is read, one elsewhere is named', () => {
  const { said, announcer } = listen();
  announcer.arrive(here);
  announcer.arrive({ ...here, isHere: false });
  announcer.arrive({ ...here, isHere: false, roomName: 'Design' });
  expect(said).toEqual(['Meera: see you at ten', 'Message from Meera', 'Message from Meera in Design']);
});

test('files are read by their alternative texts or names', () => {
  const { said, announcer } = listen();
  const kite = { kind: 'image' as const, name: 'IMG_1.jpg', alt: 'a red kite' };
  announcer.arrive({ ...here, body: '', files: [kite] });
  announcer.arrive({ ...here, files: [kite, kite] });
  announcer.arrive({ ...here, body: '', files: [{ kind: 'file', name: 'plan.pdf', alt: '' }] });
  expect(said).toEqual([
    'Meera sent an image: a red kite',
    'Meera: see you at ten, with 2 images',
    'Meera sent a file: plan.pdf',
  ]);
});

test('more than three in five seconds become one sentence', () => {
  const { said, announcer } = listen();
  for (let i = 0; i < 5; i += 1) announcer.arrive({ ...here, body: `text ${i}` });
  vi.runAllTimers();
  expect(said.slice(3)).toEqual(['5 new messages, latest from Meera']);
  vi.advanceTimersByTime(6000);
  announcer.arrive(here);
  expect(said.at(-1)).toBe('Meera: see you at ten');
});

test('a long text is cut at 200 characters, never inside one', () => {
  const { said, announcer } = listen();
  announcer.arrive({ ...here, body: '😀'.repeat(300) });
  expect(said[0]).toBe(`Meera: ${'😀'.repeat(200)}`);
});

test('a mention is announced as one', () => {
  const { said, announcer } = listen();
  announcer.arrive({ ...here, isHere: false, isMention: true, roomName: 'Design' });
  announcer.arrive({ ...here, isHere: false, isMention: true });
  expect(said).toEqual(['Mention from Meera in Design', 'Mention from Meera']);
});

test('what is announced can be less: senders only, mentions only, nothing', () => {
  const arrivals = [here, { ...here, isMention: true }];
  const announced = (wants: Settings['announce']) => {
    const { said, announcer } = listen(wants);
    for (const arrival of arrivals) announcer.arrive(arrival);
    return said;
  };
  expect(announced('sender')).toEqual(['Message from Meera', 'Mention from Meera']);
  expect(announced('mentions')).toEqual(['Meera: see you at ten']);
  expect(announced('off')).toEqual([]);
});
