import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { conversations } from '../../conversations/conversations.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { messages } from '../../messages/messages.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { flushSummaries } from '../../messages/send/write-summaries.ts';
import { eventually } from '../../testing/eventually.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type SearchHeadDoc, searchHeads, searchWords } from '../segments/segments.ts';
import { countIndexed } from './count-indexed.ts';
import { startIndexing } from './indexer.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let lines: { about: object; message: string }[] = [];

beforeAll(async () => {
  workspace = await createTestContext();
  const log = {
    info: (about: object, message: string) => void lines.push({ about, message }),
    warn: console.warn,
  };
  ctx = { ...workspace.ctx, log: log as never };
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

/** A room with so many messages: the first by the use case, the others after its pattern. */
async function roomWith(count: number): Promise<string> {
  const { id } = await createRoom(ctx, ada, { name: newId(), visibility: 'public' });
  await say(id, 1);
  const first = await messages.in(ctx.db).findOne({ conversationId: id });
  if (!first) throw new Error('The first message is not there.');
  const others = Array.from({ length: count - 1 }, (_, index) => {
    const seq = index + 2;
    return { ...first, _id: newId(), clientId: newId(), seq, revision: seq, revisions: [seq] };
  });
  if (others.length > 0) await messages.in(ctx.db).insertMany(others);
  await conversations.in(ctx.db).updateOne({ _id: id }, { $set: { lastSeq: count, revision: count } });
  ctx.cache.clear();
  return id;
}

async function say(conversationId: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await sendMessage(ctx, ada, { conversationId, clientId: newId(), body: `word${index}` });
  await flushSummaries(ctx);
}

const headOf = (id: string): Promise<SearchHeadDoc | null> => searchHeads.in(ctx.db).findOne({ _id: id });

it('indexes what was there before it, by several processes once, and says so in the log', async () => {
  lines = [];
  const rooms = [await roomWith(400), await roomWith(400), await roomWith(400)];
  const stops = [startIndexing(ctx), startIndexing(workspace.otherProcess())];
  for (const id of rooms)
    await eventually(async () =>
      expect(await headOf(id)).toMatchObject({ isComplete: true, toSeq: 400, ownerId: null }),
    );
  await eventually(() => expect(lines.at(-1)?.message).toBe('messages were indexed for search'));
  await Promise.all(stops.map((stop) => stop()));
  expect(lines[0]).toEqual({
    message: 'messages are being indexed for search',
    about: { messages: 1_200, conversations: 3 },
  });
  expect(await searchWords.in(ctx.db).countDocuments({ conversationId: { $in: rooms } })).toBe(3);
  expect(await countIndexed(ctx)).toBe(1_200);
});

it('follows what is stored, once it is much', async () => {
  const id = await roomWith(1);
  const stop = startIndexing(ctx);
  await eventually(async () => expect(await headOf(id)).toMatchObject({ isComplete: true }));
  await say(id, 256);
  await eventually(async () => expect((await headOf(id))?.toSeq).toBeGreaterThan(1));
  await stop();
});

it('ends in the middle of a conversation, and the next process goes on', async () => {
  const id = await roomWith(300);
  await startIndexing(ctx)();
  const stop = startIndexing(ctx);
  await eventually(async () => expect(await headOf(id)).toMatchObject({ isComplete: true, toSeq: 300 }));
  await stop();
});
