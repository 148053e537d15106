import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
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

async function roomWith(count: number): Promise<string> {
  const { id } = await createRoom(ctx, ada, { name: newId(), visibility: 'public' });
  await say(id, count);
  return id;
}

async function say(conversationId: string, count: number): Promise<void> {
  const send = (index: number) =>
    sendMessage(ctx, ada, { conversationId, clientId: newId(), body: `word${index}` });
  await Promise.all(Array.from({ length: count }, (_, index) => send(index)));
  await flushSummaries(ctx);
}

const headOf = (id: string): Promise<SearchHeadDoc | null> => searchHeads.in(ctx.db).findOne({ _id: id });

it('indexes what was there before it, by several processes once, and says so in the log', async () => {
  lines = [];
  const rooms = await Promise.all([roomWith(400), roomWith(400), roomWith(400)]);
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
  await say(id, 300);
  await eventually(async () => expect((await headOf(id))?.toSeq).toBeGreaterThanOrEqual(256));
  await stop();
});

it('ends in the middle of a conversation, and the next process goes on', async () => {
  const id = await roomWith(300);
  await startIndexing(ctx)();
  const stop = startIndexing(ctx);
  await eventually(async () => expect(await headOf(id)).toMatchObject({ isComplete: true, toSeq: 300 }));
  await stop();
});
