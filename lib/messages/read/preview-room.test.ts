import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { sendMessage } from '../send/send-message.ts';
import { previewRoom } from './preview-room.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

async function roomWithMessages(visibility: 'public' | 'private', count: number) {
  const owner = await addPerson(ctx, newId());
  const { id, slug } = await createRoom(ctx, owner, { name: newId(), visibility });
  const ids: string[] = [];
  for (let turn = 1; turn <= count; turn += 1) {
    const input = { conversationId: id, clientId: newId(), body: `said ${turn}` };
    ids.push((await sendMessage(ctx, owner, input)).message.id);
  }
  return { owner, ids, slug: slug ?? '' };
}

it('shows a stranger the newest five of a public room, without those that were deleted', async () => {
  const { owner, ids, slug } = await roomWithMessages('public', 8);
  const stranger = await addPerson(ctx, newId());
  await deleteMessage(ctx, owner, { id: ids[6] ?? '' });
  const shown = await previewRoom(ctx, stranger, { slug });
  expect(shown.map(({ body }) => body)).toEqual(['said 3', 'said 4', 'said 5', 'said 6', 'said 8']);
});

it('shows nothing of a private room, as if it were not there', async () => {
  const { owner, slug } = await roomWithMessages('private', 1);
  const stranger = await addPerson(ctx, newId());
  await expect(previewRoom(ctx, stranger, { slug })).rejects.toMatchObject({ code: 'not_found' });
  await expect(previewRoom(ctx, stranger, { slug: 'no-such-room' })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await previewRoom(ctx, owner, { slug })).toHaveLength(1);
});
