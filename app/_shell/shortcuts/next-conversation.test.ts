import { expect, test } from 'vitest';
import { nextConversation } from './next-conversation.ts';

const list = [
  { id: 'a', unreadCount: 2 },
  { id: 'b', unreadCount: 0 },
  { id: 'c', unreadCount: 0 },
  { id: 'd', unreadCount: 1 },
];
const any = (openId: string | null, step: 1 | -1) =>
  nextConversation(list, openId, { step, isUnreadOnly: false })?.id;
const unread = (openId: string | null, step: 1 | -1) =>
  nextConversation(list, openId, { step, isUnreadOnly: true })?.id;

test('leads down and up, and stops at the ends', () => {
  expect(any('b', 1)).toBe('c');
  expect(any('b', -1)).toBe('a');
  expect(any('d', 1)).toBeUndefined();
  expect(any('a', -1)).toBeUndefined();
});

test('with nothing open it begins at an end', () => {
  expect(any(null, 1)).toBe('a');
  expect(any(null, -1)).toBe('d');
  expect(unread('gone', 1)).toBe('a');
  expect(unread(null, -1)).toBe('d');
});

test('the next unread one is found also round the end, and never the open one', () => {
  expect(unread('b', 1)).toBe('d');
  expect(unread('b', -1)).toBe('a');
  expect(unread('d', 1)).toBe('a');
  expect(unread('a', -1)).toBe('d');
  expect(nextConversation([{ id: 'a', unreadCount: 3 }], 'a', { step: 1, isUnreadOnly: true })).toBeNull();
});
