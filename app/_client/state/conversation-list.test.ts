import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { sampleConversation, sampleMember, sampleMessage } from '../../../lib/testing/samples.ts';
import {
  applyConversations,
  applyMessage,
  applyReceipt,
  type ConversationList,
  emptyConversationList,
  removeConversation,
  renameMembers,
} from './conversation-list.ts';

const ME = 'me';
const time = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();

function blank(id: string): Conversation {
  return sampleConversation({
    id,
    members: [sampleMember(ME), sampleMember('you')],
    activityAt: time(0),
    createdAt: time(0),
  });
}

function messageOf(conversation: Conversation, senderId: string, now: number): Message {
  const seq = conversation.lastSeq + 1;
  return sampleMessage({
    id: `${conversation.id}-${seq}`,
    conversationId: conversation.id,
    seq,
    revision: conversation.revision + 1,
    senderId,
    clientId: `c${seq}`,
    body: `text ${seq}`,
    createdAt: time(now),
  });
}

const step = fc.oneof(
  fc.record({ do: fc.constant('send' as const), k: fc.nat(2), mine: fc.boolean() }),
  fc.record({ do: fc.constant('read' as const), k: fc.nat(2), mine: fc.boolean(), part: fc.nat(10) }),
  fc.record({ do: fc.constant('list' as const) }),
  fc.record({ do: fc.constant('arrive' as const), which: fc.nat(40), again: fc.boolean() }),
  fc.record({ do: fc.constant('drop' as const), which: fc.nat(40) }),
);

test('late, lost and doubled facts leave the list as the server has it, after it is read once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const server = ['k0', 'k1', 'k2'].map(blank);
      const snapshot = () => server.map((conversation) => structuredClone(conversation));
      let list = applyConversations(emptyConversationList, snapshot());
      let inFlight: ((list: ConversationList) => ConversationList)[] = [];
      steps.forEach((s, now) => {
        if (s.do === 'list') {
          const all = snapshot();
          inFlight.push((l) => applyConversations(l, all));
          return;
        }
        if (s.do === 'arrive' || s.do === 'drop') {
          if (inFlight.length === 0) return;
          const index = s.which % inFlight.length;
          const arrival = inFlight[index];
          if (s.do === 'drop' || !s.again) inFlight = inFlight.filter((_, i) => i !== index);
          if (s.do === 'arrive' && arrival) list = arrival(list);
          return;
        }
        const conversation = server[s.k];
        if (!conversation) return;
        const userId = s.mine ? ME : 'you';
        const member = conversation.members.find((m) => m.userId === userId);
        if (!member) return;
        if (s.do === 'send') {
          const message = messageOf(conversation, userId, now + 1);
          conversation.lastMessage = message;
          conversation.lastSeq = message.seq;
          conversation.revision = message.revision;
          conversation.activityAt = message.createdAt;
          member.readSeq = message.seq;
          member.deliveredSeq = message.seq;
          inFlight.push((l) => applyMessage(l, message, { meId: ME }));
        } else {
          member.readSeq = Math.max(member.readSeq, Math.min(conversation.lastSeq, s.part));
          member.deliveredSeq = Math.max(member.deliveredSeq, member.readSeq);
          const { readSeq, deliveredSeq } = member;
          const receipt = { conversationId: conversation.id, userId, readSeq, deliveredSeq };
          inFlight.push((l) => applyReceipt(l, receipt, ME));
        }
        conversation.lastReadSeq = conversation.members[0]?.readSeq ?? 0;
        conversation.unreadCount = Math.max(0, conversation.lastSeq - conversation.lastReadSeq);
      });
      list = applyConversations(list, snapshot());
      expect([...list.byId.values()]).toEqual(server);
      expect(list.ordered.map((c) => c.unreadCount)).toEqual(
        list.ordered.map(({ id }) => server.find((c) => c.id === id)?.unreadCount),
      );
      const times = list.ordered.map((c) => c.activityAt);
      times.forEach((at, index) => {
        expect(at >= (times[index + 1] ?? '')).toBe(true);
      });
    }),
    { numRuns: 600 },
  );
});

test('pinned conversations stay first, whatever happens elsewhere', () => {
  const pinned = { ...blank('pinned'), pinnedAt: time(5) };
  let list = applyConversations(emptyConversationList, [blank('k'), pinned]);
  list = applyMessage(list, messageOf(blank('k'), 'you', 100), { meId: ME });
  expect(list.ordered.map(({ id }) => id)).toEqual(['pinned', 'k']);
  list = applyConversations(list, [{ ...pinned, pinnedAt: null }]);
  expect(list.ordered.map(({ id }) => id)).toEqual(['k', 'pinned']);
});

test('a late fact does not bring a removed conversation back, a later one does', () => {
  const list = applyConversations(emptyConversationList, [{ ...blank('k'), version: 4 }]);
  const gone = removeConversation(list, 'k', { version: 5, byUserId: 'b' });
  expect(gone.ordered).toEqual([]);
  expect(gone.removed.get('k')).toEqual({ version: 5, byUserId: 'b' });
  expect(applyConversations(gone, [{ ...blank('k'), version: 5 }]).ordered).toEqual([]);
  expect(applyConversations(gone, [{ ...blank('k'), version: 6 }]).ordered).toHaveLength(1);
});

test('what was taken back gives way to what was before it, and counts for no one', () => {
  const first = messageOf(blank('k'), 'you', 1);
  const one = { ...blank('k'), lastSeq: 1, revision: 1, lastMessage: first };
  const second = messageOf(one, 'you', 2);
  let list = applyConversations(emptyConversationList, [one]);
  list = applyMessage(list, second, { meId: ME });
  expect(list.byId.get('k')).toMatchObject({ unreadCount: 2, lastMessage: { seq: 2 } });
  list = applyMessage(list, { ...second, revision: 3, body: '', isUndone: true }, { meId: ME });
  expect(list.byId.get('k')?.unreadCount).toBe(1);
  list = applyConversations(list, [{ ...one, lastSeq: 2, revision: 3, version: 2, undoneSeqs: [2] }]);
  expect(list.byId.get('k')).toMatchObject({ unreadCount: 1, lastMessage: { seq: 1 } });
});

test('a line about the room is unread for no member and leaves the last message as it was', () => {
  const conversation = { ...blank('k'), kind: 'room' as const };
  const empty = applyConversations(emptyConversationList, [conversation]);
  const event = { type: 'renamed' as const, userIds: ['you'], text: 'Design' };
  const line = { ...messageOf(conversation, 'you', 1), body: '', event };
  const first = applyMessage(empty, line, { meId: ME });
  expect(first.byId.get('k')).toMatchObject({ lastSeq: 1, unreadCount: 0, lastMessage: null });
  expect(applyMessage(first, line, { meId: ME })).toBe(first);
  const held = first.byId.get('k') ?? conversation;
  const written = applyMessage(first, messageOf(held, 'you', 2), { meId: ME });
  expect(written.byId.get('k')).toMatchObject({ unreadCount: 1, lastMessage: { body: 'text 2' } });
});

test('a mention that an edit adds or takes away, or that is deleted, is counted while it is unread', () => {
  const listed = { ...blank('k'), kind: 'room' as const };
  const plain = messageOf(listed, 'you', 1);
  let list = applyMessage(applyConversations(emptyConversationList, [listed]), plain, { meId: ME });
  let before = plain;
  const change = (more: Partial<typeof plain>) => {
    const message = { ...before, revision: before.revision + 1, ...more };
    list = applyMessage(list, message, { meId: ME, before });
    before = message;
    return list.byId.get('k')?.mentionCount;
  };
  expect(change({ mentions: [ME] })).toBe(1);
  expect(change({ mentions: [] })).toBe(0);
  expect(change({ mentions: [ME] })).toBe(1);
  // A repeat, and a reaction, change nothing.
  list = applyMessage(list, before, { meId: ME, before });
  expect(change({})).toBe(1);
  expect(change({ mentions: [], body: '', deletedAt: before.createdAt })).toBe(0);
});

test('members are called as the people are', () => {
  const listed = applyConversations(emptyConversationList, [blank('k')]);
  const renamed = renameMembers(listed, [{ id: 'you', displayName: 'Another Name', username: 'you' }]);
  expect(renamed.byId.get('k')?.members.map(({ displayName }) => displayName)).toContain('Another Name');
  expect(renameMembers(renamed, [{ id: 'you', displayName: 'Another Name', username: 'you' }])).toBe(renamed);
});
