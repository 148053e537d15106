import { signOut } from '../fixtures/person.ts';
import { deliver, openSubscribed, test } from '../fixtures/push/push-device.ts';
import { restAs } from '../fixtures/rest.ts';
import { messageWith, nonce } from '../fixtures/steps.ts';
import { expect } from '../fixtures/test.ts';

async function directWith(rest: Awaited<ReturnType<typeof restAs>>, userId: string): Promise<string> {
  return String((await rest.must('POST', '/conversations', { kind: 'direct', userId })).id);
}

test('with the app closed a push is shown, updated in place, closed once read, and leads to its conversation', async ({
  pushPerson,
  person,
  server,
}) => {
  const asha = await pushPerson('Asha');
  const [ben, chandra] = [await person('Ben'), await person('Chandra')];
  const [bens, chandras] = [await restAs(server.url, ben), await restAs(server.url, chandra)];
  const worker = await asha.subscribe('/people');
  const conversationId = await directWith(bens, asha.id);
  const tag = `parley ${conversationId}`;
  await asha.page.close();
  const { received } = asha.device;
  const say = async (rest: typeof bens, id: string, body: string) => {
    const before = received.length;
    await rest.must('POST', `/conversations/${id}/messages`, {
      clientId: nonce('m').replace(' ', '-'),
      body,
    });
    await expect.poll(() => received.length).toBe(before + 1);
    await deliver(worker, asha.device, before);
  };

  await say(bens, conversationId, 'one');
  await expect.poll(worker.shown).toEqual([{ title: ben.displayName, body: 'one', tag }]);
  const text = nonce('two');
  await say(bens, conversationId, text);
  await expect
    .poll(worker.shown)
    .toEqual([{ title: ben.displayName, body: `2 unread messages\n${text}`, tag }]);

  // Read on another device: the next push says so.
  const phone = await restAs(server.url, asha);
  await phone.ask('PUT', `/conversations/${conversationId}/read`, { seq: 2 });
  await say(chandras, await directWith(chandras, asha.id), 'three');
  await expect.poll(worker.shown).toMatchObject([{ title: chandra.displayName, body: 'three' }]);

  // What cannot be read: a phone has to be shown something all the same.
  await worker.push('nonsense');
  await expect
    .poll(worker.shown)
    .toContainEqual({ title: 'Parley', body: 'You have new messages.', tag: 'parley' });

  await say(bens, conversationId, 'again');
  await expect.poll(async () => (await worker.shown()).map((notice) => notice.tag)).toContain(tag);
  const page = await asha.context.newPage();
  await openSubscribed(page, '/people');
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await worker.press(tag);
  await expect(messageWith(page, text)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/chat/${conversationId}$`));
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  await expect.poll(async () => (await worker.shown()).map((notice) => notice.tag)).not.toContain(tag);

  await signOut(page);
  await expect.poll(worker.shown).toEqual([]);
});

test('what a push had shown is closed once it is read on the page', async ({
  pushPerson,
  person,
  server,
}) => {
  const asha = await pushPerson('Asha');
  const rest = await restAs(server.url, await person('Ben'));
  const worker = await asha.subscribe('/people');
  await asha.page.close();
  const conversationId = await directWith(rest, asha.id);
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: 'unread' });
  await expect.poll(() => asha.device.received.length).toBe(1);
  await deliver(worker, asha.device);
  await expect.poll(worker.shown).toHaveLength(1);
  const page = await asha.context.newPage();
  await page.goto(`/chat/${conversationId}`);
  await expect.poll(worker.shown).toEqual([]);
});

test('Check notifications walks the whole way, and names the step that does not work', async ({
  pushPerson,
}) => {
  const asha = await pushPerson('Asha');
  const worker = await asha.subscribe('/settings');
  const { page, device } = asha;
  const check = page.getByRole('button', { name: 'Check notifications' });
  const steps = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  await check.click();
  await expect.poll(() => device.received.length).toBe(1);
  const taken = await deliver(worker, device);
  await expect(page.getByText('Everything works: notifications arrive on this device.')).toBeVisible();
  await expect(steps).toHaveCount(7);
  await expect(steps.getByRole('img', { name: 'Works', exact: true })).toHaveCount(7);
  await expect.poll(worker.shown).toMatchObject([{ body: 'Notifications arrive on this device.' }]);

  device.answer((response) => response.writeHead(403).end());
  await check.click();
  await expect(steps.nth(5).getByRole('alert')).toContainText('does not accept this server (403)');
  await expect(steps).toHaveCount(6);
  expect(device.received).toHaveLength(taken);

  await asha.context.clearPermissions();
  await page.reload();
  await check.click();
  await expect(steps.nth(1).getByRole('alert')).toContainText(/not answered|blocks notifications/);
  await expect(steps).toHaveCount(2);
});
