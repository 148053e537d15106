import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../contract/values/new-id.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { openSizedWorkspace, type SizedWorkspace } from '../testing/sized-workspace.ts';
import { openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';

let workspace: SizedWorkspace;
let processes: TwoProcesses;
beforeAll(async () => {
  workspace = await openSizedWorkspace({ online: 0, members: 2, history: 1, contacts: 1, conversations: 5 });
  processes = await openTwoProcesses();
});
afterAll(async () => {
  await workspace.close();
  processes.reset();
  await processes.close();
});

it('asks the store for nothing while nothing has changed, also after coming back, and finds each change', async () => {
  const { ada, ben, ctx, counter, directId, join } = workspace;
  const check = async (mark?: unknown) => await ada.ask('sync:check', mark === undefined ? {} : { mark });
  // What is written behind a message is written by then.
  await counter.measure(async () => undefined);
  const first = await check();
  const work = await counter.measure(async () => {
    for (let time = 0; time < 3; time += 1)
      expect(await check(first.mark)).toEqual({ ok: true, mark: first.mark, heads: null });
  });
  expect(work).toMatchObject({ commands: 0, documents: 0 });

  const again = await join(ada.caller);
  // Before the first event of a socket its session is checked.
  await again.ask('presence:watch', { userIds: [] });
  expect(await counter.measure(() => again.ask('sync:check', { mark: first.mark }))).toMatchObject({
    commands: 0,
  });

  await sendMessage(ctx, ben.caller, { conversationId: directId, clientId: newId(), body: 'new' });
  const { heads, mark } = await check(first.mark);
  expect(heads).toMatchObject({
    conversations: expect.arrayContaining([expect.objectContaining({ id: directId, revision: 2 })]),
  });
  expect(await check(mark)).toMatchObject({ heads: null });
});

it('reads the store after facts were lost and after a gap, and a token of another process says nothing', async () => {
  const { bus, firstProcess, otherProcess, join, workspace: around } = processes;
  const [owner, member] = [await join(firstProcess), await join(otherProcess)];
  const made = await createRoom(around.ctx, owner.caller, {
    name: 'Room',
    visibility: 'private',
    memberIds: [member.caller.userId],
  });
  const say = () =>
    sendMessage(around.ctx, owner.caller, { conversationId: made.id, clientId: newId(), body: 'x' });
  const check = (mark: unknown) => member.ask('sync:check', { mark });
  const first = await member.ask('sync:check', {});
  bus.fault = () => undefined;
  await say();
  // The other process writes the conversation's summary a moment later.
  const lost = await eventually(async () => {
    const answer = await check(first.mark);
    expect(answer).toMatchObject({ heads: { conversations: [{ id: made.id, revision: 1 }] } });
    return answer;
  });
  bus.fault = (deliver) => deliver();
  bus.gap();
  // The same as before, but read: a fact may have been missed.
  expect(await check(lost.mark)).toMatchObject({ heads: null });
  const { mark } = await owner.ask('sync:check', {});
  const elsewhere = await join(otherProcess, owner.caller);
  const answer = await elsewhere.ask('sync:check', { mark });
  expect(answer).toMatchObject({ heads: null });
  expect(answer.mark).not.toBe(mark);
});
