import { conversationIdOf } from '../fixtures/chat-steps.ts';
import { expectConnected, makeCredentials } from '../fixtures/person.ts';
import { RestClient, restAs } from '../fixtures/rest.ts';
import {
  addContact,
  composer,
  contactRow,
  messageWith,
  nonce,
  openDirect,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('a message written while the server is dead waits, goes out by itself and is there once', async ({
  guard,
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await openDirect(ben, asha);
  const conversationId = conversationIdOf(asha.page);
  const before = nonce('before');
  await sendByEnter(asha.page, before);
  await expect(messageWith(ben.page, before)).toBeVisible();

  guard.allowLostServer();
  await composer(asha.page).pressSequentially('half a mess');
  await server.kill9();
  await expect(asha.page.getByRole('status', { name: 'Connection' })).not.toHaveText('Connected');
  await expect(composer(asha.page)).toHaveValue('half a mess');
  const texts = [nonce('while dead, first'), nonce('while dead, second')];
  for (const text of texts) {
    await sendByEnter(asha.page, text);
    await expect(messageWith(asha.page, text)).toBeVisible();
    await expect(composer(asha.page)).toHaveValue('');
  }

  await server.restart();
  for (const { page } of [asha, ben])
    await expect(async () => expectConnected(page)).toPass({ timeout: 45_000 });
  for (const { page } of [asha, ben]) {
    for (const text of [before, ...texts]) await expect(messageWith(page, text)).toHaveCount(1);
  }
  const rest = await restAs(server.url, ben);
  const { items } = await rest.must('GET', `/conversations/${conversationId}/messages`);
  const stored = items as { seq: number; body: string }[];
  expect(stored.map(({ body }) => body)).toEqual([before, ...texts]);
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);

  const after = nonce('after');
  await sendByEnter(ben.page, after);
  await expect(messageWith(asha.page, after)).toBeVisible();
});

test('what was acknowledged before kill -9 is there after it, and pages catch up without a reload', async ({
  guard,
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben', { on: '/contacts' });
  for (const { page } of [asha, ben]) await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const rest = await restAs(server.url, asha);
  guard.allowLostServer();
  const names = Array.from({ length: 5 }, (_, index) => nonce(`Contact ${index}`));
  for (const name of names) await rest.must('POST', '/contacts', { name });
  await server.kill9();
  await server.restart();

  const late = nonce('Made elsewhere');
  await rest.must('POST', '/contacts', { name: late });
  for (const { page } of [asha, ben]) {
    for (const name of [...names, late])
      await expect(contactRow(page, name)).toHaveCount(1, { timeout: 45_000 });
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    await expectConnected(page);
  }
  const fresh = nonce('Fresh');
  await addContact(asha.page, { name: fresh });
  await expect(contactRow(ben.page, fresh)).toBeVisible();
});

test('a stop by the administrator is quick and clean, and the pages come back after it', async ({
  guard,
  person,
  server,
}) => {
  const { page } = await person('Asha', { on: '/people' });
  guard.allowLostServer();
  expect(await server.stop()).toBe(0);
  await expect(page.getByRole('status', { name: 'Connection' })).not.toHaveText('Connected');
  await server.restart();
  await expect(async () => expectConnected(page)).toPass({ timeout: 45_000 });
});

test('a server just started knows what it has: sent again is stored once, a taken name is refused', async ({
  guard,
  server,
}) => {
  const everybody = new RestClient(server.url);
  const asha = makeCredentials('Asha');
  const { id: userId } = await everybody.must('POST', '/users', makeCredentials('Ben'));
  await everybody.must('POST', '/users', asha);
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/conversations', { kind: 'direct', userId });
  const address = `/conversations/${id}/messages`;
  const send = { clientId: 'once', body: nonce('said once') };
  const stored = await rest.must('POST', address, send);
  guard.allowLostServer();
  await server.kill9();
  await server.restart();
  expect(await rest.ask('POST', address, send)).toMatchObject({ status: 200, body: stored });
  const taken = await everybody.ask('POST', '/users', asha);
  expect(taken).toMatchObject({ status: 409, body: { code: 'username_taken' } });
});
