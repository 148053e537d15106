import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import { Died, dyingAfter } from '../testing/failing-writes.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { listMessages } from './read/list-messages.ts';
import { sendMessage } from './send/send-message.ts';
import { upgradeConversations } from './upgrade-conversations.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let bob: Caller;

beforeEach(async () => {
  workspace = await createTestContext();
  ({ ctx } = workspace);
  [ada, bob] = [await addPerson(ctx, 'ada'), await addPerson(ctx, 'bob')];
  await storeAsFirstRelease();
});
afterEach(() => workspace.close());

async function storeAsFirstRelease() {
  const at = new Date('2026-11-01T10:00:00Z');
  const stored = {
    conversationId: 'c1',
    senderId: ada.userId,
    clientId: 'first',
    body: 'See you at ten',
    replyToId: null,
    reactions: [],
    editedAt: null,
    deletedAt: null,
    seq: 1,
    revision: 1,
  };
  const raw = (name: string) => ctx.db.collection<{ _id: string }>(name);
  await raw('messages').insertOne({
    _id: 'm1',
    ...stored,
    revisions: [1],
    sentHash: 'x',
    createdAt: at,
  } as never);
  await raw('conversations').insertOne({
    _id: 'c1',
    kind: 'direct',
    pair: [ada.userId, bob.userId].sort((a, b) => (a < b ? -1 : 1)).join('|'),
    members: [
      { userId: ada.userId, role: 'member', deliveredSeq: 1, readSeq: 1 },
      { userId: bob.userId, role: 'member', deliveredSeq: 1, readSeq: 0 },
    ],
    lastSeq: 1,
    revision: 1,
    lastMessage: { id: 'm1', ...stored, files: [], createdAt: at.toISOString() },
    activityAt: at,
    createdAt: at,
  } as never);
}

async function expectUpToDate() {
  const { items } = await listConversations(ctx, bob, { limit: 10 });
  expect(items).toMatchObject([
    { id: 'c1', unreadCount: 1, memberCount: 2, lastMessage: { body: 'See you at ten', mentions: [] } },
  ]);
  expect((await listMessages(ctx, bob, { conversationId: 'c1' })).items).toMatchObject([
    { id: 'm1', body: 'See you at ten', versions: 0, isUndone: false },
  ]);
  const sent = await sendMessage(ctx, bob, { conversationId: 'c1', clientId: 'second', body: 'Good' });
  expect(sent.message).toMatchObject({ seq: 2, revision: 2 });
  expect(await getConversation(ctx, ada, { id: 'c1' })).toMatchObject({ lastReadSeq: 1, unreadCount: 1 });
}

it('a store of the first release keeps its conversations, messages and marks', async () => {
  await Promise.all([upgradeConversations(ctx), upgradeConversations(workspace.otherProcess())]);
  await expectUpToDate();
});

it('a start that is killed after any of its writes goes on where it was', async () => {
  const diesAfter = async (writes: number) => {
    try {
      await upgradeConversations(dyingAfter(ctx, writes));
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(Died);
      return true;
    }
  };
  let writes = 0;
  while (await diesAfter(writes)) writes += 1;
  expect(writes).toBeGreaterThan(0);
  await expectUpToDate();
});
