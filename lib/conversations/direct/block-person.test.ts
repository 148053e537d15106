import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../contract/values/new-id.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { getConversation } from '../get-conversation.ts';
import { signalTyping } from '../signal-typing.ts';
import { blockPerson, unblockPerson } from './block-person.ts';
import { listBlocks } from './list-blocks.ts';
import { openDirect } from './open-direct.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

it('lets nothing pass either way, says so to the one who blocks alone, and is taken back', async () => {
  const { ctx } = workspace;
  const [ada, ben] = [await addPerson(ctx, 'ada'), await addPerson(ctx, 'ben')];
  const { conversation } = await openDirect(ctx, ada, { userId: ben.userId });
  const { id } = conversation;
  const send = (caller: typeof ada) =>
    sendMessage(ctx, caller, { conversationId: id, clientId: newId(), body: 'hello' });
  await send(ben);
  await blockPerson(ctx, ada, { id: ben.userId });
  await blockPerson(ctx, ada, { id: ben.userId });
  for (const caller of [ada, ben]) {
    await expect(send(caller)).rejects.toMatchObject({ code: 'not_accepted' });
    await expect(signalTyping(ctx, caller, { conversationId: id })).rejects.toMatchObject({
      code: 'not_accepted',
    });
  }
  expect(await getConversation(ctx, ada, { id })).toMatchObject({ isBlockedByMe: true });
  expect(await getConversation(ctx, ben, { id })).toMatchObject({ isBlockedByMe: false });
  expect((await listBlocks(ctx, ada)).items).toMatchObject([{ userId: ben.userId }]);
  expect((await listBlocks(ctx, ben)).items).toEqual([]);
  await unblockPerson(ctx, ada, { id: ben.userId });
  expect(await send(ben)).toMatchObject({ isNew: true });
});

it('lets no new conversation begin', async () => {
  const { ctx } = workspace;
  const [cleo, dan] = [await addPerson(ctx, 'cleo'), await addPerson(ctx, 'dan')];
  await blockPerson(ctx, cleo, { id: dan.userId });
  for (const [caller, other] of [
    [cleo, dan],
    [dan, cleo],
  ] as const)
    await expect(openDirect(ctx, caller, { userId: other.userId })).rejects.toMatchObject({
      code: 'not_accepted',
    });
  await expect(blockPerson(ctx, cleo, { id: cleo.userId })).rejects.toMatchObject({ code: 'invalid' });
  await expect(blockPerson(ctx, cleo, { id: newId() })).rejects.toMatchObject({ code: 'not_found' });
});
