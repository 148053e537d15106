import { choose, message } from '../fixtures/chat-steps.ts';
import { expectConnected, signOut } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, messageWith, nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openWorker } from '../fixtures/worker.ts';

test.use({ serviceWorkers: 'allow' });

// A browser of these tests has no push service, and says so at each try to subscribe.
test.beforeEach(({ guard }) => guard.allow(/Push API in incognito mode/));

function pushOf(conversationId: string, body: string, readIds: string[] = []) {
  return {
    web_push: 8030,
    notification: {
      title: 'Ben',
      body,
      tag: `parley ${conversationId}`,
      navigate: `/chat/${conversationId}`,
    },
    parley: { path: `/chat/${conversationId}`, readIds },
  };
}

test('the worker shows a push, updates it in place, closes what was read, and leads to the conversation', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await asha.context.grantPermissions(['notifications'], { origin: server.url });
  const rest = await restAs(server.url, ben);
  const conversationId = String(
    (await rest.must('POST', '/conversations', { kind: 'direct', userId: asha.id })).id,
  );
  const text = nonce('hello');
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: text });
  await asha.page.goto('/people');
  await expectConnected(asha.page);
  const worker = await openWorker(asha.page);

  await worker.push(pushOf(conversationId, 'one'));
  await expect(async () => expect(await worker.shown()).toMatchObject([{ body: 'one' }])).toPass();
  await worker.push(pushOf(conversationId, '2 unread messages\ntwo'));
  await expect(async () =>
    expect(await worker.shown()).toEqual([
      { title: 'Ben', body: '2 unread messages\ntwo', tag: `parley ${conversationId}` },
    ]),
  ).toPass();
  // Of another conversation, by a push that says that the first was read elsewhere.
  await worker.push(pushOf('another', 'three', [conversationId]));
  await expect(async () => expect(await worker.shown()).toMatchObject([{ body: 'three' }])).toPass();
  // Nothing to read in it: a phone still has to be shown something.
  await worker.push('nonsense');
  await expect(async () => expect(await worker.shown()).toHaveLength(2)).toPass();

  await worker.push(pushOf(conversationId, 'again'));
  await expect(async () => expect(await worker.shown()).toHaveLength(3)).toPass();
  await asha.page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await worker.press(`parley ${conversationId}`);
  await expect(messageWith(asha.page, text)).toBeVisible();
  await expect(asha.page).toHaveURL(new RegExp(`/chat/${conversationId}$`));
  expect(await asha.page.evaluate(() => 'isSamePage' in window)).toBe(true);

  // Signing out takes away what is shown.
  await signOut(asha.page);
  await expect(async () => expect(await worker.shown()).toEqual([])).toPass();
});

test('what is read on the page is closed, though a push had shown it', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await asha.context.grantPermissions(['notifications'], { origin: server.url });
  const rest = await restAs(server.url, ben);
  const conversationId = String(
    (await rest.must('POST', '/conversations', { kind: 'direct', userId: asha.id })).id,
  );
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: 'unread' });
  await asha.page.goto('/people');
  await expectConnected(asha.page);
  const worker = await openWorker(asha.page);
  await worker.push(pushOf(conversationId, 'unread'));
  await expect(async () => expect(await worker.shown()).toHaveLength(1)).toPass();
  await asha.page.goto(`/chat/${conversationId}`);
  await expect(async () => expect(await worker.shown()).toEqual([])).toPass();
});

test('Check notifications names the step that does not work', async ({ person, server }) => {
  const asha = await person('Asha');
  await asha.context.grantPermissions(['notifications'], { origin: server.url });
  await asha.page.goto('/settings');
  await expectConnected(asha.page);
  await asha.page.getByRole('button', { name: 'Check notifications' }).click();
  const steps = asha.page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  await expect(steps.nth(2)).toContainText('works in the background');
  await expect(steps.nth(2).getByRole('img', { name: 'Works', exact: true })).toBeVisible();
  // A browser without a push service of its own, such as this one.
  await expect(steps.nth(3)).toContainText('push service of the browser');
  await expect(steps.nth(3).getByRole('alert')).toContainText('did not answer');
  await expect(steps).toHaveCount(4);
});

test('quiet hours: the sender sees that it arrives silently, and may notify all the same', async ({
  person,
  server,
}) => {
  const ravi = await person('Ravi');
  const asha = await person('Asha');
  await ravi.page.goto('/settings');
  await expectConnected(ravi.page);
  await ravi.page.getByRole('checkbox', { name: 'Quiet hours' }).check();
  await expect(ravi.page.getByText('Saved')).toBeVisible();
  const rest = await restAs(server.url, ravi);
  const day = { from: '00:00', to: '00:00' };
  const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await rest.must('PATCH', '/me', {
    settings: { quietHours: { timeZone: 'Asia/Kolkata', days, isShownToSenders: true, allowsUrgent: true } },
  });
  await openDirect(asha, ravi);
  await expect(
    asha.page.getByText(new RegExp(`^\\d\\d:\\d\\d for ${ravi.displayName}. It arrives silently.$`)),
  ).toBeVisible();
  await expect(asha.page.getByRole('button', { name: 'Notify anyway' })).toHaveCount(0);
  await composer(asha.page).fill('The house is on fire');
  await composer(asha.page).press('Enter');
  await asha.page.getByRole('button', { name: 'Notify anyway' }).click();
  await expect(asha.page.getByText('Notified.')).toBeVisible();
});

test('a message’s info says why one was notified', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const rest = await restAs(server.url, ben);
  const { items } = await rest.must('GET', '/conversations');
  const conversationId = String((items as { id: string }[])[0]?.id);
  const text = nonce('look');
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: text });
  await choose(message(asha.page, text), 'Info');
  const dialog = asha.page.getByRole('dialog', { name: 'Message info' });
  await expect(dialog.getByRole('heading', { name: 'Why was I notified?' })).toBeVisible();
  await expect(dialog).toContainText('it is a direct message');
});
