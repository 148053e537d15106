import { expect, test } from 'vitest';
import { sampleMessage } from '@/lib/testing/samples.ts';
import { type ActedOn, entriesFor, entryOfKey } from './message-entries.ts';

const on = (more: Partial<ActedOn> = {}): ActedOn => ({
  message: sampleMessage({ body: 'hello' }),
  isOwn: false,
  isWritable: true,
  isSaved: false,
  mayPin: false,
  ...more,
});
const namesFor = (view: ActedOn) => entriesFor(view).map((group) => group.map(({ name }) => name));
const press = (key: string, more = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('what is offered goes by whose message it is, and whether one may write', () => {
  expect(namesFor(on())).toEqual([
    ['react', 'reply', 'forward', 'save', 'copy', 'copyLink', 'markUnread', 'report', 'info'],
  ]);
  expect(namesFor(on({ isOwn: true }))).toEqual([
    ['react', 'reply', 'forward', 'save', 'copy', 'copyLink', 'markUnread', 'info'],
    ['edit', 'remove'],
  ]);
  expect(namesFor(on({ isOwn: true, isWritable: false }))).toEqual([
    ['forward', 'save', 'copy', 'copyLink', 'markUnread', 'info'],
  ]);
});

test('what a message does not have is not offered', () => {
  const bare = namesFor(on({ message: sampleMessage({ body: '' }) })).flat();
  expect(bare).not.toContain('copy');
  expect(bare).not.toContain('showVersions');
  const rich = sampleMessage({
    editedAt: '2030-01-01T00:00:00.000Z',
    reactions: [{ emoji: '👍', userIds: ['someone'] }],
  });
  expect(namesFor(on({ message: rich })).flat()).toEqual(
    expect.arrayContaining(['showReactions', 'showVersions']),
  );
});

test('a key does only what is offered', () => {
  expect(entryOfKey(press('r'), on(), true)?.name).toBe('reply');
  expect(entryOfKey(press('r'), on(), false)).toBeUndefined();
  expect(entryOfKey(press('r'), on({ isWritable: false }), true)).toBeUndefined();
  expect(entryOfKey(press('Delete'), on(), true)).toBeUndefined();
  expect(entryOfKey(press('Delete'), on({ isOwn: true }), true)?.name).toBe('remove');
  expect(entryOfKey(press('c', { ctrlKey: true }), on(), false)?.name).toBe('copy');
});

test('who may pin here pins, or unpins, by the menu and one key', () => {
  const message = sampleMessage({ pinned: { byUserId: 'a', at: '2030-01-01T00:00:00.000Z' } });
  expect(entryOfKey(press('p'), on(), true)).toBeUndefined();
  expect(entryOfKey(press('p'), on({ mayPin: true }), true)?.name).toBe('pin');
  expect(entryOfKey(press('p'), on({ mayPin: true, message }), true)?.name).toBe('unpin');
  expect(namesFor(on({ mayPin: true, isWritable: false, message })).flat()).not.toContain('unpin');
});

test('everyone saves what they read, and takes it out again by the same key', () => {
  expect(entryOfKey(press('s'), on({ isWritable: false }), true)?.name).toBe('save');
  expect(entryOfKey(press('s'), on({ isSaved: true }), true)?.name).toBe('unsave');
});

test('who sent it removes its link preview, also where nothing is written any more', () => {
  const preview = { url: 'https://a.example/', siteName: '', title: 'A', description: '', picture: null };
  const message = sampleMessage({ body: 'https://a.example', preview });
  expect(namesFor(on({ message })).flat()).not.toContain('removePreview');
  expect(namesFor(on({ message, isOwn: true, isWritable: false })).at(-1)).toEqual(['removePreview']);
});

test('what was forwarded is not edited, but deleted, and sent on again', () => {
  const forwarded = { messageId: 'm0', senderId: 'b', createdAt: '2030-01-01T00:00:00.000Z' };
  const view = on({ isOwn: true, message: sampleMessage({ body: 'hello', forwarded }) });
  expect(namesFor(view).at(-1)).toEqual(['remove']);
  expect(entryOfKey(press('f'), view, true)?.name).toBe('forward');
});
