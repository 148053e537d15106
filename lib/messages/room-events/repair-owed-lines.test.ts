import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { conversations } from '../../conversations/conversations.ts';
import { memberFilter, members } from '../../conversations/members.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { Died, dyingAfter } from '../../testing/failing-writes.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messages } from '../messages.ts';
import {
  joinRoomWithLine,
  leaveRoomWithLine,
  removeMemberWithLine,
  setMemberWithLine,
} from './change-members.ts';
import { changeRoom } from './change-room.ts';
import { repairOwedLines } from './repair-owed-lines.ts';

let workspace: TestContext;
let owner: Caller;
let other: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  owner = await addPerson(workspace.ctx, 'owner');
  other = await addPerson(workspace.ctx, 'other');
});
afterAll(() => workspace.close());

interface Room {
  readonly conversationId: string;
  readonly slug: string;
}

async function newRoom(memberIds: readonly string[]): Promise<Room> {
  const name = `Room ${newId()}`;
  const room = await createRoom(workspace.ctx, owner, {
    name,
    visibility: 'public',
    memberIds: [...memberIds],
  });
  return { conversationId: room.id, slug: room.slug ?? '' };
}

/** What the log says, and what is so: who is a member, the name. */
async function stateOf({ conversationId }: Room) {
  const { ctx } = workspace;
  const lines = await messages
    .in(ctx.db)
    .find({ conversationId }, { sort: { seq: 1 } })
    .toArray();
  const conversation = await conversations.in(ctx.db).findOne({ _id: conversationId });
  return {
    lines: lines.map(({ event }) => event?.type),
    isMember: (await members.in(ctx.db).findOne(memberFilter(conversationId, other.userId))) !== null,
    topic: conversation?.room?.topic,
    owed: conversation?.owedLines ?? [],
  };
}

const userId = () => other.userId;
const CHANGES = [
  ['joined', [], (ctx: Context, { slug }: Room) => joinRoomWithLine(ctx, other, { slug })],
  ['left', ['other'], (ctx: Context, { slug }: Room) => leaveRoomWithLine(ctx, other, { slug })],
  [
    'invited',
    [],
    (ctx: Context, { conversationId }: Room) =>
      setMemberWithLine(ctx, owner, { conversationId, userId: userId() }),
  ],
  [
    'removed',
    ['other'],
    (ctx: Context, { conversationId }: Room) =>
      removeMemberWithLine(ctx, owner, { conversationId, userId: userId() }),
  ],
  [
    'topic',
    ['other'],
    (ctx: Context, { conversationId }: Room) =>
      changeRoom(ctx, owner, { id: conversationId, topic: 'Holidays' }),
  ],
] as const;

describe('a process that dies after any write of a change of a room', () => {
  it.each(CHANGES)('leaves out no line: %s', async (type, before, change) => {
    const { ctx, otherProcess } = workspace;
    let isWhole = false;
    let lost = 0;
    for (let writes = 0; !isWhole; writes += 1) {
      const room = await newRoom(before.length > 0 ? [other.userId] : []);
      const start = await stateOf(room);
      isWhole = await change(dyingAfter(otherProcess(), writes), room).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Died) return false;
          throw error;
        },
      );
      const cutOff = await stateOf(room);
      await Promise.all([repairOwedLines(ctx), repairOwedLines(otherProcess())]);
      const after = await stateOf(room);
      const isDone = after.isMember !== start.isMember || after.topic !== start.topic;
      expect([writes, after.lines]).toEqual([writes, isDone ? [type] : []]);
      if (isDone) expect(after.owed).toEqual([]);
      if (isDone && cutOff.lines.length === 0) lost += 1;
    }
    // Otherwise nothing was repaired at all.
    expect(lost).toBeGreaterThan(0);
  });
});

it('what was noted and not done is given up, and what a later change says is not said again', async () => {
  const { ctx, otherProcess } = workspace;
  const room = await newRoom([other.userId]);
  const { conversationId } = room;
  // Noted, and cut off before anyone left.
  await leaveRoomWithLine(dyingAfter(otherProcess(), 1), other, room).catch(() => undefined);
  await repairOwedLines(ctx);
  expect(await stateOf(room)).toMatchObject({
    isMember: true,
    lines: [],
    owed: [{ senderId: other.userId }],
  });
  await removeMemberWithLine(ctx, owner, { conversationId, userId: other.userId });
  await repairOwedLines(ctx);
  expect(await stateOf(room)).toMatchObject({ isMember: false, lines: ['removed'], owed: [] });
  await joinRoomWithLine(ctx, other, room);
  await leaveRoomWithLine(dyingAfter(otherProcess(), 1), other, room).catch(() => undefined);
  await repairOwedLines({ ...ctx, now: () => new Date(Date.now() + 2 * 60 * 60 * 1000) });
  expect(await stateOf(room)).toMatchObject({ isMember: true, lines: ['removed', 'joined'], owed: [] });
});

it('what is refused is not noted', async () => {
  const { ctx } = workspace;
  const room = await newRoom([other.userId]);
  const { conversationId } = room;
  await expect(
    removeMemberWithLine(ctx, other, { conversationId, userId: owner.userId }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  const stranger = await addPerson(ctx, 'stranger');
  await expect(
    setMemberWithLine(ctx, stranger, { conversationId, userId: stranger.userId }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await joinRoomWithLine(ctx, other, room);
  expect(await stateOf(room)).toMatchObject({ lines: [], owed: [] });
});
