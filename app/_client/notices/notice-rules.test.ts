import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { sampleConversation, sampleFile, sampleMember, sampleMessage } from '../../../lib/testing/samples.ts';
import { isStillNews, newsOf, noticeText } from './notice-rules.ts';

const now = new Date('2026-05-03T10:00:00.000Z');

function message(seq: number, more: Partial<Message> = {}): Message {
  return sampleMessage({
    id: `m${seq}`,
    conversationId: 'c',
    seq,
    revision: seq,
    senderId: 'ben',
    body: `text ${seq}`,
    createdAt: '2026-05-03T09:59:00.000Z',
    ...more,
  });
}

function conversation(last: Message, more: Partial<Conversation> = {}): Conversation {
  return sampleConversation({
    id: 'c',
    members: [sampleMember('me', { displayName: 'Asha' }), sampleMember('ben', { displayName: 'Ben' })],
    lastMessage: last,
    lastSeq: last.seq,
    unreadCount: last.seq,
    revision: last.revision,
    activityAt: last.createdAt,
    ...more,
  });
}

const before = conversation(message(1));

test('a message of another person is news once; my own, an edit and a receipt are not', () => {
  expect(newsOf(before, conversation(message(2)), 'me')).toEqual({
    conversationId: 'c',
    seq: 2,
    onlyIfReply: false,
  });
  expect(newsOf(undefined, conversation(message(1)), 'me')).not.toBeNull();
  expect(newsOf(before, conversation(message(2, { senderId: 'me' })), 'me')).toBeNull();
  expect(newsOf(before, conversation(message(1, { revision: 5, body: 'edited' })), 'me')).toBeNull();
  expect(newsOf(before, conversation(message(2), { unreadCount: 0 }), 'me')).toBeNull();
});

test('with mentions only, a mention is news, an answer may be, and anything else is not', () => {
  const quiet = { notify: 'mentions' as const };
  expect(newsOf(before, conversation(message(2), quiet), 'me')).toBeNull();
  expect(newsOf(before, conversation(message(2, { mentions: ['me'] }), quiet), 'me')).toMatchObject({
    onlyIfReply: false,
  });
  expect(newsOf(before, conversation(message(2, { replyToId: 'm1' }), quiet), 'me')).toMatchObject({
    onlyIfReply: true,
  });
  // Caught up in one go: the mention lies before the last message.
  expect(newsOf(before, conversation(message(9), { ...quiet, mentionCount: 1 }), 'me')).not.toBeNull();
});

test('what was read, taken back, deleted or muted meanwhile raises no notice', () => {
  const news = { conversationId: 'c', seq: 2, onlyIfReply: false };
  expect(isStillNews(conversation(message(2)), news, now)).toBe(true);
  expect(isStillNews(conversation(message(2), { lastReadSeq: 2 }), news, now)).toBe(false);
  expect(isStillNews(conversation(message(2, { isUndone: true })), news, now)).toBe(false);
  expect(isStillNews(conversation(message(2, { deletedAt: 'x' })), news, now)).toBe(false);
  expect(isStillNews(conversation(message(2), { notify: 'nothing' }), news, now)).toBe(false);
  const until = (time: string) => conversation(message(2), { mutedUntil: time });
  expect(isStillNews(until('2026-05-03T11:00:00.000Z'), news, now)).toBe(false);
  expect(isStillNews(until('2026-05-03T09:00:00.000Z'), news, now)).toBe(true);
  expect(isStillNews(undefined, news, now)).toBe(false);
});

test('a notice says who, where and how much', () => {
  const name = ({ displayName }: { displayName: string }) => displayName;
  expect(noticeText(conversation(message(1)), name)).toEqual({ title: 'Ben', body: 'text 1' });
  expect(noticeText(conversation(message(3), { kind: 'room', name: 'Design' }), name)).toEqual({
    title: 'Ben in Design',
    body: '3 unread messages\ntext 3',
  });
  const files = [{ ...sampleFile(), alt: 'a red kite' }];
  expect(noticeText(conversation(message(1, { body: '', files })), name).body).toBe('Photo: a red kite');
});
