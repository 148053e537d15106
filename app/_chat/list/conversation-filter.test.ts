import { expect, test } from 'vitest';
import { type ConversationFilter, passes } from './conversation-filter.ts';

const direct = { id: 'd', kind: 'direct', unreadCount: 0, notify: 'all' } as const;
const room = { id: 'r', kind: 'room', unreadCount: 2, notify: 'mentions' } as const;
const hidden = { id: 'h', kind: 'room', unreadCount: 2, notify: 'hidden' } as const;

const shown = (filter: ConversationFilter, openId: string | null = null) =>
  [direct, room, hidden].filter((each) => passes(each, filter, openId)).map(({ id }) => id);

test('each filter shows its own kind', () => {
  expect(shown('all')).toEqual(['d', 'r']);
  expect(shown('direct')).toEqual(['d']);
  expect(shown('rooms')).toEqual(['r']);
  expect(shown('unread')).toEqual(['r']);
});

test('the open one stays among the unread while it is read', () => {
  expect(shown('unread', 'd')).toEqual(['d', 'r']);
});

test('a hidden one is shown by its own filter, and while it is open', () => {
  expect(shown('hidden')).toEqual(['h']);
  expect(shown('all', 'h')).toEqual(['d', 'r', 'h']);
});
