import { io as connect } from 'socket.io-client';
import { newcomer } from '../fixtures/newcomer.ts';
import { expectConnected } from '../fixtures/person.ts';
import {
  addContact,
  contactRow,
  expectGoneLive,
  expectLive,
  messageWith,
  nonce,
  openDirect,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('contacts and messages cross from one process to the other at once', { tag: '@live' }, async ({
  person,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben', { on: '/contacts' });

  const name = nonce('Priya');
  await addContact(asha.page, { name, phone: '1' });
  await expectLive(contactRow(ben.page, name));
  await contactRow(ben.page, name).getByRole('link').click();
  await ben.page.getByRole('button', { name: 'Delete' }).first().click();
  await expectGoneLive(contactRow(asha.page, name).getByRole('link'));

  await openDirect(asha, ben);
  await openDirect(ben, asha);
  for (let i = 0; i < 5; i += 1) {
    const there = nonce('there');
    await sendByEnter(asha.page, there);
    await expectLive(messageWith(ben.page, there));
    const back = nonce('back');
    await sendByEnter(ben.page, back);
    await expectLive(messageWith(asha.page, back));
    for (const { page } of [asha, ben]) await expect(messageWith(page, there)).toHaveCount(1);
  }
});

test('one process dies: its people come back to it, the others notice nothing, nothing is lost', {
  tag: '@live',
}, async ({ guard, person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await openDirect(ben, asha);
  guard.allowLostServer();
  await server.kill9();
  const meanwhile = nonce('meanwhile');
  await sendByEnter(ben.page, meanwhile);
  await expect(messageWith(ben.page, meanwhile)).toHaveCount(1);
  const waiting = nonce('waiting');
  await sendByEnter(asha.page, waiting);
  await server.restart();
  await expect(async () => expectConnected(asha.page)).toPass({ timeout: 45_000 });
  for (const { page } of [asha, ben]) {
    await expect(messageWith(page, meanwhile)).toHaveCount(1);
    await expect(messageWith(page, waiting)).toHaveCount(1);
  }
});

test('who loses a room receives nothing of it a second later, in whichever process they are', {
  tag: '@live',
}, async ({ servers: [first, second = first] }) => {
  const ada = await newcomer(first.url, 'owner');
  const bob = await newcomer(second.url, 'guest');
  const room = { kind: 'room', name: nonce('Design'), visibility: 'private', memberIds: [bob.id] };
  const { id } = await ada.rest.must('POST', '/conversations', room);
  const socket = connect(second.url, { auth: { token: bob.token }, transports: ['websocket'] });
  try {
    const received: string[] = [];
    socket.onAny((event: string) => received.push(event));
    await expect.poll(() => socket.connected).toBe(true);
    const say = async (clientId: string) =>
      await ada.rest.must('POST', `/conversations/${id}/messages`, { clientId, body: clientId });
    await say('before');
    await expect.poll(() => received).toContain('message:created');
    await ada.rest.ask('DELETE', `/conversations/${id}/members/${bob.id}`);
    await expect.poll(() => received, { timeout: 1_000 }).toContain('conversation:removed');
    await say('after');
    // Asked over the same socket behind whatever was sent to it before.
    const typing: unknown = await socket.timeout(5_000).emitWithAck('typing', { conversationId: id });
    expect(typing).toMatchObject({ ok: false, code: 'not_found' });
    expect(received.filter((event) => event === 'message:created')).toHaveLength(1);
  } finally {
    socket.disconnect();
  }
});
