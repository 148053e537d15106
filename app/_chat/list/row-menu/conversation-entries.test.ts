import { expect, test } from 'vitest';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation, sampleMessage } from '@/lib/testing/samples.ts';
import { conversationEntries } from './conversation-entries.ts';

const NOW = new Date('2030-01-01T10:00:00Z');
const namesFor = (more: Partial<Conversation>) =>
  conversationEntries(sampleConversation(more), NOW).map((group) => group.map(({ name }) => name));

test('each thing is offered where it changes something', () => {
  expect(namesFor({})).toEqual([['pin', 'mute']]);
  expect(namesFor({ lastMessage: sampleMessage() })).toEqual([['pin', 'markUnread', 'mute']]);
  expect(namesFor({ lastMessage: sampleMessage(), unreadCount: 2 })).toEqual([['pin', 'markRead', 'mute']]);
  expect(namesFor({ pinnedAt: '2030-01-01T00:00:00.000Z' })).toEqual([['unpin', 'mute']]);
  expect(namesFor({ mutedUntil: '2030-01-01T11:00:00.000Z' })).toEqual([['pin', 'unmute']]);
  expect(namesFor({ mutedUntil: '2030-01-01T09:00:00.000Z' })).toEqual([['pin', 'mute']]);
});

test('only rooms are left', () => {
  expect(namesFor({ kind: 'room' })).toEqual([['pin', 'mute'], ['leave']]);
});
