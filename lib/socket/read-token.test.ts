import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { addPerson } from '../testing/test-context.ts';
import { listen, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';

let processes: TwoProcesses;
beforeAll(async () => {
  processes = await openTwoProcesses();
});
afterAll(async () => {
  processes.reset();
  await processes.close();
});

it('a token that only reads receives events and can do nothing', async () => {
  const { ctx } = processes.workspace;
  const [ada, grace] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, grace, { userId: ada.userId });
  const conversationId = conversation.id;
  const { token } = await createOwnToken(ctx, ada, { label: 'reader', scope: 'read' });
  const socket = processes.own(connect(processes.firstProcess.url, { auth: { token }, forceNew: true }));
  const client = listen(socket, ada);
  await once(socket as never, 'connect');
  await sendMessage(ctx, grace, { conversationId, clientId: '1', body: 'hello' });
  await eventually(() => expect(client.named('message:created')).toHaveLength(1));
  expect(await client.ask('sync:check', {})).toMatchObject({ ok: true });
  expect(await client.ask('presence:watch', { userIds: [grace.userId] })).toMatchObject({ ok: true });
  const refusal = { ok: false, code: 'forbidden' };
  const events: [string, object][] = [
    ['message:send', { conversationId, clientId: '2', body: 'written' }],
    ['message:read', { conversationId, seq: 1 }],
    ['message:delivered', { conversationId, seq: 1 }],
    ['typing', { conversationId }],
    ['contact:viewing', { contactId: null, field: null }],
  ];
  for (const [event, input] of events) expect(await client.ask(event, input), event).toMatchObject(refusal);
  expect(await client.ask('activity', { state: 'away' })).toMatchObject(refusal);
});
