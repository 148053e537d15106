import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { openDirect } from '../direct/open-direct.ts';
import { listDrafts } from './list-drafts.ts';
import { saveDraft } from './save-draft.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let bob: Caller;
let conversationId: string;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  [ada, bob] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  conversationId = (await openDirect(ctx, ada, { userId: bob.userId })).conversation.id;
});
afterAll(() => workspace.close());

const save = (deviceId: string, body: string, by = ada) =>
  saveDraft(ctx, by, { conversationId, deviceId, deviceName: `${deviceId} of a person`, body });
const bodies = async (by = ada) =>
  (await listDrafts(ctx, by, { conversationId })).items.map(({ deviceId, body }) => [deviceId, body]);

it('keeps what each device has, the newest first, and no device writes over another', async () => {
  await save('phone', 'from the phone');
  await save('desk', 'from the desk');
  await save('phone', ' changed on the phone\n');
  expect(await bodies()).toEqual([
    ['phone', ' changed on the phone\n'],
    ['desk', 'from the desk'],
  ]);
  await save('desk', '  ');
  await save('desk', '');
  expect(await bodies()).toEqual([['phone', ' changed on the phone\n']]);
});

it('shows a draft to no one else, and accepts none from strangers', async () => {
  await save('phone', 'a secret');
  expect(await bodies(bob)).toEqual([]);
  const eve = await addPerson(ctx, newId());
  await expect(bodies(eve)).rejects.toMatchObject({ code: 'not_found' });
  await expect(save('phone', 'x', eve)).rejects.toMatchObject({ code: 'not_found' });
});

it('keeps the newest 20 devices of a person', async () => {
  for (let turn = 0; turn < 25; turn += 1) await save(`device-${turn}`, 'x', bob);
  expect(await bodies(bob)).toHaveLength(20);
});
