import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateMe } from '../accounts/profile/update-me.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { listMembers } from '../conversations/members/list-members.ts';
import { listReceipts } from '../messages/read/list-receipts.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';

let processes: TwoProcesses;
beforeAll(async () => {
  processes = await openTwoProcesses();
});
afterAll(async () => {
  processes.reset();
  await processes.close();
});

it('who hides their presence is not shown as viewing, writing or reached until they have read', async () => {
  const { ctx } = processes.workspace;
  const [watcher, hidden] = [await processes.join(), await processes.join(processes.otherProcess)];
  const { userId } = hidden.caller;
  await updateMe(ctx, hidden.caller, { settings: { hidePresence: true } });
  const { conversation } = await openDirect(ctx, watcher.caller, { userId });
  const conversationId = conversation.id;
  const { message } = await sendMessage(ctx, watcher.caller, { conversationId, clientId: '1', body: 'hi' });
  const contactId = newId();
  await watcher.ask('contact:viewing', { contactId, field: null });
  const said: [string, object][] = [
    ['contact:viewing', { contactId, field: 'notes' }],
    ['contact:viewing', { contactId: null, field: null }],
    ['typing', { conversationId }],
    ['message:delivered', { conversationId, seq: 1 }],
  ];
  for (const [event, input] of said) expect(await hidden.ask(event, input), event).toEqual({ ok: true });

  const seen = async () => {
    const own = await getConversation(ctx, watcher.caller, { id: conversationId });
    const page = await listMembers(ctx, watcher.caller, { conversationId });
    const members = [...own.members, ...page.items].filter((member) => member.userId === userId);
    return members.map(({ deliveredSeq, readSeq }) => ({ deliveredSeq, readSeq }));
  };
  const unknown = { deliveredSeq: 0, readSeq: 0 };
  expect(await seen()).toEqual([unknown, unknown]);
  expect((await listReceipts(ctx, watcher.caller, { id: message.id })).items).toEqual([]);
  // The person's own devices know.
  await eventually(() =>
    expect(hidden.named('receipt:changed')).toMatchObject([{ userId, deliveredSeq: 1, readSeq: 0 }]),
  );
  const mine = await getConversation(ctx, hidden.caller, { id: conversationId });
  expect(mine.members.find((member) => member.userId === userId)).toMatchObject({ deliveredSeq: 1 });

  await hidden.ask('message:read', { conversationId, seq: 1 });
  await eventually(() =>
    expect(watcher.named('receipt:changed').some((each) => each.userId === userId)).toBe(true),
  );
  expect(watcher.named('receipt:changed').filter((each) => each.userId === userId)).toMatchObject([
    { deliveredSeq: 1, readSeq: 1 },
  ]);
  expect((await listReceipts(ctx, watcher.caller, { id: message.id })).items).toMatchObject([
    { userId, isRead: true, readAt: expect.any(String), deliveredAt: null },
  ]);
  const read = { deliveredSeq: 1, readSeq: 1 };
  expect(await seen()).toEqual([read, read]);
  // What was said before came before: the receipt is in order behind it on both wires.
  expect([...watcher.named('typing'), ...watcher.named('contact:viewing')]).toEqual([]);
});
