import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { memberId, members } from '../../conversations/members.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { sendMessage } from '../send/send-message.ts';
import { moveDeliveredPosition, moveReadPosition } from './move-positions.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
});
afterAll(() => workspace.close());

const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => addPerson(ctx, newId().slice(-12))));

async function say(conversationId: string, by: Caller, times = 1): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await sendMessage(ctx, by, { conversationId, clientId: newId(), body: 'x' });
  }
}

const stored = (conversationId: string, { userId }: Caller) =>
  members.in(ctx.db).findOne({ _id: memberId(conversationId, userId) });

describe('positions', () => {
  it('of many at once are stored together, before each is answered, and published as few facts', async () => {
    const [a, ...others] = await people(30);
    if (!a) throw new Error('someone makes the room');
    const memberIds = others.map(({ userId }) => userId);
    const { id } = await createRoom(ctx, a, { name: 'Together', visibility: 'private', memberIds });
    await say(id, a, 3);
    const one = recordFacts(ctx.bus, 'receipt');
    const many = recordFacts(ctx.bus, 'receipts');
    await Promise.all(
      others.map(async (reader, turn) => {
        await moveReadPosition(ctx, reader, { conversationId: id, seq: 1 + (turn % 3) });
        expect(await stored(id, reader)).toMatchObject({ readSeq: 1 + (turn % 3) });
      }),
    );
    one.stop();
    many.stop();
    const receipts = [
      ...one.recorded.map(({ receipt }) => receipt),
      ...many.recorded.flatMap(({ receipts: together }) => together),
    ];
    expect(receipts).toHaveLength(memberIds.length);
    expect(new Set(receipts.map(({ userId }) => userId))).toEqual(new Set(memberIds));
    expect(one.recorded.length + many.recorded.length).toBeLessThan(10);
  });

  it('only move up, whichever process moves them, and what is read was delivered', async () => {
    const [a, b] = await people(2);
    if (!a || !b) throw new Error('two people');
    const { conversation } = await openDirect(ctx, a, { userId: b.userId });
    const { id: conversationId } = conversation;
    await say(conversationId, a, 5);
    const move = (at: Context, seq: number) => moveReadPosition(at, b, { conversationId, seq });
    await Promise.all([move(ctx, 4), move(other, 2), move(ctx, 3), move(other, 4), move(ctx, 1)]);
    await moveDeliveredPosition(other, b, { conversationId, seq: 5 });
    await moveDeliveredPosition(ctx, b, { conversationId, seq: 2 });
    expect(await stored(conversationId, b)).toMatchObject({ readSeq: 4, deliveredSeq: 5 });
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({ unreadCount: 1 });
    await expect(move(ctx, 6)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('of a delivery are not stored in a room; of strangers they are refused all the same', async () => {
    const [a, b, eve] = await people(3);
    if (!a || !b || !eve) throw new Error('three people');
    const { id: conversationId } = await createRoom(ctx, a, {
      name: 'Quiet',
      visibility: 'private',
      memberIds: [b.userId],
    });
    await say(conversationId, a);
    await moveDeliveredPosition(ctx, b, { conversationId, seq: 1 });
    expect(await stored(conversationId, b)).toMatchObject({ deliveredSeq: 0, deliveries: [] });
    const beyond = moveDeliveredPosition(ctx, b, { conversationId, seq: 2 });
    await expect(beyond).rejects.toMatchObject({ code: 'invalid' });
    const foreign = moveDeliveredPosition(ctx, eve, { conversationId, seq: 1 });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that a process had gathered when it died were not answered, and are stored when they are said again', async () => {
    const [a, b] = await people(2);
    if (!a || !b) throw new Error('two people');
    const { conversation } = await openDirect(ctx, a, { userId: b.userId });
    const { id: conversationId } = conversation;
    await say(conversationId, a, 2);
    const lost = new Error('the process died');
    const collection = (name: string) =>
      Object.assign(Object.create(ctx.db.collection(name)), { bulkWrite: () => Promise.reject(lost) });
    const died: Context = {
      ...workspace.otherProcess(),
      state: new Map(),
      db: { collection } as unknown as Context['db'],
    };
    const input = { conversationId, seq: 2 };
    const answers = await Promise.allSettled([
      moveReadPosition(died, b, input),
      moveDeliveredPosition(died, b, input),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await stored(conversationId, b)).toMatchObject({ readSeq: 0 });
    await moveReadPosition(other, b, input);
    expect(await stored(conversationId, b)).toMatchObject({ readSeq: 2, deliveredSeq: 2 });
  });
});
