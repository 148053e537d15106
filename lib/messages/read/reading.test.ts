import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateMe } from '../../accounts/profile/update-me.ts';
import type { Context } from '../../context/context.ts';
import { PINNED_MAX } from '../../contract/conversations/conversation.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { listConversations, listFirstConversations } from '../../conversations/list-conversations.ts';
import { updateMembership } from '../../conversations/members/update-membership.ts';
import { STEPS_KEPT } from '../../conversations/members.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { joinRoom } from '../../conversations/rooms/join-room.ts';
import { markUnreadFrom } from '../../messages/read-positions/mark-unread-from.ts';
import { moveDeliveredPosition, moveReadPosition } from '../../messages/read-positions/move-positions.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messages } from '../messages.ts';
import { sendMessage } from '../send/send-message.ts';
import { listMessages } from './list-messages.ts';
import { listReceipts } from './list-receipts.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

async function talk(count = 0): Promise<{ conversationId: string; a: Caller; b: Caller; ids: string[] }> {
  const [a, b] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: conversation.id, a, b, ids: await say(conversation.id, a, count) };
}

async function say(conversationId: string, by: Caller, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const { message } = await sendMessage(ctx, by, { conversationId, clientId: newId(), body: `${turn}` });
    ids.push(message.id);
  }
  return ids;
}

/** The same process at another time. */
const at = (time: string): Context => ({ ...ctx, now: () => new Date(time) });

describe('receipts', () => {
  it('say when a message reached and was read by each of the others', async () => {
    const { conversationId, a, b, ids } = await talk(3);
    const [first = '', second = '', third = ''] = ids;
    await moveDeliveredPosition(at('2030-01-01T10:40:00Z'), b, { conversationId, seq: 2 });
    await moveReadPosition(at('2030-01-01T10:42:00Z'), b, { conversationId, seq: 1 });
    await moveReadPosition(at('2030-01-01T10:43:00Z'), b, { conversationId, seq: 1 });
    const of = async (id: string) => (await listReceipts(ctx, a, { id })).items;
    const deliveredAt = '2030-01-01T10:40:00.000Z';
    expect(await of(first)).toEqual([
      { userId: b.userId, isRead: true, readAt: '2030-01-01T10:42:00.000Z', deliveredAt },
    ]);
    expect(await of(second)).toEqual([{ userId: b.userId, isRead: false, readAt: null, deliveredAt }]);
    expect(await of(third)).toEqual([]);
    await moveReadPosition(at('2030-01-01T11:00:00Z'), b, { conversationId, seq: 3 });
    const read = '2030-01-01T11:00:00.000Z';
    expect(await of(third)).toMatchObject([{ isRead: true, readAt: read, deliveredAt: read }]);
    expect(await of(second)).toMatchObject([{ isRead: true, readAt: read, deliveredAt }]);
    const eve = await addPerson(ctx, newId());
    await expect(listReceipts(ctx, eve, { id: first })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('count who answered as having read, and leave out who came later', async () => {
    const [a, b, late] = [
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
    ];
    const room = await createRoom(ctx, a, { name: 'Seen', visibility: 'public', memberIds: [b.userId] });
    const [id = ''] = await say(room.id, a, 1);
    await joinRoom(ctx, late, { slug: room.slug ?? '' });
    await say(room.id, b, 1);
    expect((await listReceipts(ctx, a, { id })).items).toMatchObject([{ userId: b.userId, isRead: true }]);
  });

  it('know of long ago only that it was read, not when', async () => {
    const { conversationId, a, b, ids } = await talk(STEPS_KEPT + 3);
    for (let seq = 1; seq <= ids.length; seq += 1) await moveReadPosition(ctx, b, { conversationId, seq });
    const [oldest] = (await listReceipts(ctx, a, { id: ids[0] ?? '' })).items;
    expect(oldest).toEqual({ userId: b.userId, isRead: true, readAt: null, deliveredAt: null });
    const [newest] = (await listReceipts(ctx, a, { id: ids.at(-1) ?? '' })).items;
    expect(newest?.readAt).toEqual(expect.any(String));
  });
});

describe('"mark unread from here"', () => {
  it('counts from there until the next read, and moves no position back', async () => {
    const { conversationId, a, b } = await talk(5);
    const seen = async () => {
      const { unreadCount, unreadFromSeq, lastReadSeq } = await getConversation(ctx, b, {
        id: conversationId,
      });
      return { unreadCount, unreadFromSeq, lastReadSeq };
    };
    await moveReadPosition(ctx, b, { conversationId, seq: 5 });
    await markUnreadFrom(ctx, b, { conversationId, seq: 3 });
    expect(await seen()).toEqual({ unreadCount: 3, unreadFromSeq: 3, lastReadSeq: 5 });
    await say(conversationId, a, 1);
    expect(await seen()).toEqual({ unreadCount: 4, unreadFromSeq: 3, lastReadSeq: 5 });
    await moveDeliveredPosition(ctx, b, { conversationId, seq: 6 });
    expect(await seen()).toMatchObject({ unreadFromSeq: 3 });
    await moveReadPosition(ctx, b, { conversationId, seq: 5 });
    expect(await seen()).toEqual({ unreadCount: 1, unreadFromSeq: null, lastReadSeq: 5 });
    await expect(markUnreadFrom(ctx, b, { conversationId, seq: 99 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('what a person is notified of', () => {
  it('is everything in a direct conversation, mentions in a room, until they say otherwise', async () => {
    const { conversationId: id, a } = await talk();
    expect(await getConversation(ctx, a, { id })).toMatchObject({ notify: 'all', mutedUntil: null });
    const until = '2030-05-01T10:00:00+02:00';
    expect(await updateMembership(ctx, a, { id, notify: 'nothing', mutedUntil: until })).toMatchObject({
      notify: 'nothing',
      mutedUntil: '2030-05-01T08:00:00.000Z',
    });
    expect(await updateMembership(ctx, a, { id, mutedUntil: null })).toMatchObject({
      notify: 'nothing',
      mutedUntil: null,
    });
  });
});

describe('a pinned conversation', () => {
  const at = (time: string): Context => ({ ...ctx, now: () => new Date(`2030-01-01T${time}:00Z`) });
  const withOthers = async (a: Caller, count: number) => {
    const others: string[] = [];
    for (let each = 0; each < count; each += 1) {
      const b = await addPerson(ctx, newId());
      others.push((await openDirect(ctx, a, { userId: b.userId })).conversation.id);
    }
    return others;
  };

  it('is in the order of pinning, for one person, and keeps its place', async () => {
    const { conversationId: id, a, b } = await talk(1);
    const [second = ''] = await withOthers(a, 1);
    const pin = await updateMembership(at('10:00'), a, { id, isPinned: true });
    expect(pin.pinnedAt).toBe('2030-01-01T10:00:00.000Z');
    await updateMembership(at('11:00'), a, { id: second, isPinned: true });
    expect(
      (await updateMembership(at('12:00'), a, { id, isPinned: true, notify: 'mentions' })).pinnedAt,
    ).toBe(pin.pinnedAt);
    expect((await listConversations(ctx, a, {})).pinnedIds).toEqual([id, second]);
    expect((await getConversation(ctx, b, { id })).pinnedAt).toBeNull();
    expect((await updateMembership(ctx, a, { id, isPinned: false })).pinnedAt).toBeNull();
    await updateMembership(at('13:00'), a, { id, isPinned: true });
    expect((await listConversations(ctx, a, {})).pinnedIds).toEqual([second, id]);
    const stranger = await addPerson(ctx, newId());
    await expect(updateMembership(ctx, stranger, { id, isPinned: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is among the first ones of a page, however long nothing happened in it', async () => {
    const { conversationId: id, a } = await talk(1);
    await updateMembership(ctx, a, { id, isPinned: true });
    const newer = await withOthers(a, 2);
    const ids = (await listFirstConversations(ctx, a, 2)).map((each) => each.id);
    expect(new Set(ids)).toEqual(new Set([...newer, id]));
    expect((await listConversations(ctx, a, { limit: 2 })).items.map((each) => each.id)).not.toContain(id);
  });

  it('is one of 50 at most', async () => {
    const { conversationId: id, a } = await talk();
    const others = await withOthers(a, PINNED_MAX);
    for (const other of others) await updateMembership(ctx, a, { id: other, isPinned: true });
    await expect(updateMembership(ctx, a, { id, isPinned: true })).rejects.toMatchObject({
      code: 'too_many_pinned',
    });
    await updateMembership(ctx, a, { id: others[0] ?? '', isPinned: false });
    expect((await updateMembership(ctx, a, { id, isPinned: true })).pinnedAt).toEqual(expect.any(String));
  });
});

describe('a page of messages', () => {
  const seqsOf = async (caller: Caller, input: Parameters<typeof listMessages>[2]) => {
    const page = await listMessages(ctx, caller, input);
    const seqs = page.items.map(({ seq }) => seq);
    return { from: seqs[0], to: seqs.at(-1), count: seqs.length, nextCursor: page.nextCursor };
  };

  it('is as long as the reader chose, in direct conversations and in rooms', async () => {
    const { conversationId, a } = await talk(20);
    expect(await seqsOf(a, { conversationId })).toMatchObject({ count: 15 });
    expect((await updateMe(ctx, a, { settings: { directPage: 7 } })).settings).toMatchObject({
      directPage: 7,
      roomPage: 50,
    });
    expect(await seqsOf(a, { conversationId })).toMatchObject({ from: 14, count: 7 });
    expect(await seqsOf(a, { conversationId, limit: 3 })).toMatchObject({ from: 18, count: 3 });
  });

  it('is the page around a message, also near the ends', async () => {
    const { conversationId, a } = await talk(20);
    const around = (seq: number) => seqsOf(a, { conversationId, around: seq, limit: 5 });
    expect(await around(10)).toMatchObject({ from: 8, to: 12, nextCursor: expect.any(String) });
    expect(await around(1)).toMatchObject({ from: 1, to: 5 });
    expect(await around(20)).toMatchObject({ from: 16, to: 20, nextCursor: null });
    expect(await around(999)).toMatchObject({ from: 16, to: 20 });
    expect(await around(0)).toMatchObject({ from: 1, to: 5 });
  });

  it('begins at the first message of a day', async () => {
    const { conversationId, a, ids } = await talk(12);
    for (const [index, _id] of ids.entries()) {
      const createdAt = new Date(`2026-03-${String(index + 1).padStart(2, '0')}T12:00:00Z`);
      await messages.in(ctx.db).updateOne({ _id }, { $set: { createdAt } });
    }
    const from = (time: string) => seqsOf(a, { conversationId, at: time, limit: 4 });
    expect(await from('2026-03-05T00:00:00Z')).toMatchObject({ from: 5, to: 8 });
    expect(await from('2026-03-05T12:00:00Z')).toMatchObject({ from: 5 });
    expect(await from('2026-03-05T14:00:00+01:00')).toMatchObject({ from: 6 });
    expect(await from('2020-01-01T00:00:00Z')).toMatchObject({ from: 1, to: 4 });
    expect(await from('2026-03-11T00:00:00Z')).toMatchObject({ from: 11, to: 12, nextCursor: null });
    expect(await from('2027-01-01T00:00:00Z')).toMatchObject({ count: 0, nextCursor: null });
  });
});
