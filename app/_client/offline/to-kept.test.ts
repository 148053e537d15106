import { expect, test } from 'vitest';
import {
  sampleContact,
  sampleConversation,
  sampleFile,
  sampleMe,
  sampleMember,
  sampleMessage,
} from '../../../lib/testing/samples.ts';
import { startLiveState } from '../state/live-state.ts';
import { toKept, toKeptContact, withNewHead } from './to-kept.ts';

const me = sampleMe({ id: 'me' });
const conversation = sampleConversation({
  id: 'c',
  kind: 'direct',
  name: null,
  members: [sampleMember('me'), sampleMember('ben', { displayName: 'Ben' })],
  lastMessage: sampleMessage({ senderId: 'ben', body: 'last' }),
});
const state = startLiveState({
  me,
  conversations: [conversation],
  people: [],
  blockedIds: [],
  contactsRevision: 0,
  contactLinks: [],
  fileMax: 0,
});

test('messages are kept as they are shown: whose they are, and what they say', () => {
  const messages = [
    sampleMessage({ id: '1', seq: 1, senderId: 'ben', body: 'hello' }),
    sampleMessage({
      id: '2',
      seq: 2,
      senderId: 'me',
      body: '',
      files: [sampleFile({ kind: 'image', alt: '' })],
    }),
    sampleMessage({ id: '3', seq: 3, senderId: 'ben', body: '', deletedAt: '2026-05-03T10:00:00.000Z' }),
    sampleMessage({ id: '4', seq: 4, senderId: 'ben', isUndone: true }),
    sampleMessage({
      id: '5',
      seq: 5,
      senderId: 'ben',
      body: '',
      event: { type: 'joined', userIds: ['ben'] },
    }),
  ];
  const kept = toKept(state, conversation, { messages, revision: 7 });
  expect(kept).toMatchObject({
    key: 'conversation:c',
    userId: 'me',
    name: 'Ben',
    isWritable: true,
    lastText: 'last',
  });
  expect(kept.messages.map(({ id, isMine, isEvent, text }) => [id, isMine, isEvent, text])).toEqual([
    ['1', false, false, 'hello'],
    ['2', true, false, 'Photo'],
    ['3', false, false, 'This message was deleted'],
    ['5', false, true, 'Ben joined'],
  ]);
  const later = withNewHead(kept, state, {
    ...conversation,
    unreadCount: 3,
    archivedAt: '2026-05-03T10:00:00.000Z',
  });
  expect(later).toMatchObject({ unreadCount: 3, isWritable: false, revision: 7, messages: kept.messages });
});

test('of a contact it is kept how to reach them', () => {
  const contact = sampleContact({ id: 'k', name: 'Charles', organization: 'Analytical Engines' });
  expect(toKeptContact(contact)).toMatchObject({
    id: 'k',
    name: 'Charles',
    organization: 'Analytical Engines',
  });
});
