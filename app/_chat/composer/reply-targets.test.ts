import { expect, test } from 'vitest';
import { sampleMessage } from '@/lib/testing/samples.ts';
import { lastOwnMessage, messageAbove } from './reply-targets.ts';

const items = [
  sampleMessage({ id: 'm1', senderId: 'me' }),
  sampleMessage({ id: 'm2', senderId: 'you' }),
  sampleMessage({ id: 'm3', senderId: 'me', deletedAt: '2026-01-01T00:00:00.000Z' }),
  sampleMessage({ id: 'm4', senderId: 'me', isUndone: true }),
];

test('the last own message is neither deleted nor undone, nor forwarded', () => {
  const forwarded = { messageId: 'm0', senderId: 'you', createdAt: '2026-01-01T00:00:00.000Z' };
  const newer = sampleMessage({ id: 'm5', senderId: 'me', forwarded });
  expect(lastOwnMessage([...items, newer], 'me')?.id).toBe('m1');
  expect(lastOwnMessage(items, 'someone')).toBeUndefined();
});

test('replying goes from the newest message upwards and stops at the first', () => {
  expect(messageAbove(items, null)?.id).toBe('m2');
  expect(messageAbove(items, 'm2')?.id).toBe('m1');
  expect(messageAbove(items, 'm1')).toBeUndefined();
});

test('above a message that is not loaded there is none', () => {
  expect(messageAbove(items, 'elsewhere')).toBeUndefined();
});
