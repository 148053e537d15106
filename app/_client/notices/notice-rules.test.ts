import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import {
  sampleConversation,
  sampleFile,
  sampleMe,
  sampleMember,
  sampleMessage,
} from '../../../lib/testing/samples.ts';
import { decideNews, type News, type NewsAbout, newsOf, noticeOf } from './notice-rules.ts';

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

const me = sampleMe({ id: 'me' });

function decide(last: Conversation, news: Partial<News> = {}, about: Partial<NewsAbout> = {}): string {
  const { what, why } = decideNews(
    last,
    {
      conversationId: 'c',
      seq: last.lastSeq,
      senderId: 'ben',
      isEvent: false,
      isMention: false,
      replyToId: null,
      ...news,
    },
    { me, blockedIds: new Set(), answersMe: false, isOpen: false, now, ...about },
  );
  return `${what} ${why}`;
}

test('a message of another person is news once; my own, an edit and a receipt are not', () => {
  expect(newsOf(before, conversation(message(2)), 'me')).toEqual({
    conversationId: 'c',
    seq: 2,
    senderId: 'ben',
    isEvent: false,
    isMention: false,
    replyToId: null,
  });
  expect(newsOf(undefined, conversation(message(1)), 'me')).not.toBeNull();
  expect(newsOf(before, conversation(message(2, { senderId: 'me' })), 'me')).toBeNull();
  expect(newsOf(before, conversation(message(1, { revision: 5, body: 'edited' })), 'me')).toBeNull();
  expect(newsOf(before, conversation(message(2), { unreadCount: 0 }), 'me')).toBeNull();
});

test('with mentions only, a mention notifies, an answer to me does, and anything else does not', () => {
  const quiet = { notify: 'mentions' as const };
  const last = conversation(message(2), quiet);
  expect(decide(last)).toBe('none mentions_only');
  expect(decide(last, { isMention: true })).toBe('notify mention');
  expect(decide(last, { replyToId: 'm1' }, { answersMe: true })).toBe('notify reply');
  const line = { type: 'joined' as const, userIds: ['ida'] };
  const joined = conversation(message(9, { event: line }), { notify: 'all', mentionCount: 1 });
  expect(newsOf(before, joined, 'me')).toMatchObject({ isMention: true, isEvent: false });
  expect(newsOf(before, { ...joined, mentionCount: 0 }, 'me')).toMatchObject({ isEvent: true });
  // Caught up in one go: the mention lies before the last message.
  expect(newsOf(before, conversation(message(9), { ...quiet, mentionCount: 1 }), 'me')).toMatchObject({
    isMention: true,
  });
});

test('what was read, taken back, deleted or muted meanwhile raises no notice', () => {
  expect(decide(conversation(message(2)))).toBe('notify direct');
  expect(decide(conversation(message(2), { lastReadSeq: 2 }))).toBe('none read');
  expect(decide(conversation(message(2), { unreadCount: 0 }))).toBe('none read');
  expect(decide(conversation(message(2, { isUndone: true })))).toBe('none deleted');
  expect(decide(conversation(message(2, { deletedAt: 'x' })))).toBe('none deleted');
  expect(decide(conversation(message(2), { notify: 'nothing' }))).toBe('none nothing');
  const until = (time: string) => conversation(message(2), { mutedUntil: time });
  expect(decide(until('2026-05-03T11:00:00.000Z'))).toBe('none muted');
  expect(decide(until('2026-05-03T09:00:00.000Z'))).toBe('notify direct');
});

test('neither does what is in view, comes of someone blocked, or in quiet hours', () => {
  const last = conversation(message(2));
  expect(decide(last, {}, { isOpen: true })).toBe('none open');
  expect(decide(last, {}, { blockedIds: new Set(['ben']) })).toBe('none blocked');
  const always = { from: '00:00', to: '00:00' };
  const quietHours = {
    timeZone: 'UTC',
    days: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: always },
    isShownToSenders: false,
    allowsUrgent: false,
  };
  const asleep = { ...me, settings: { ...me.settings, quietHours } };
  expect(decide(last, {}, { me: asleep })).toBe('hold direct');
});

test('a notice says who, where and how much', () => {
  const name = ({ displayName }: { displayName: string }) => displayName;
  expect(noticeOf(conversation(message(1)), name)).toEqual({ title: 'Ben', body: 'text 1' });
  expect(noticeOf(conversation(message(3), { kind: 'room', name: 'Design' }), name)).toEqual({
    title: 'Ben in Design',
    body: '3 unread messages\ntext 3',
  });
  const files = [{ ...sampleFile(), alt: 'a red kite' }];
  expect(noticeOf(conversation(message(1, { body: '', files })), name).body).toBe('Photo: a red kite');
});
