import type { Page } from '@playwright/test';
import { conversationIdOf } from '../fixtures/chat-steps.ts';
import { fakeNotifications, pressNotice, shownNotices } from '../fixtures/fake-notifications.ts';
import { expectConnected, type Person } from '../fixtures/person.ts';
import { type RestClient, restAs } from '../fixtures/rest.ts';
import { composer, expectLive, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

async function idOf(rest: RestClient, { username }: Person): Promise<string> {
  const { items } = await rest.must('GET', `/users?query=${username}`);
  return (items as { id: string }[])[0]?.id ?? '';
}

async function directWith(rest: RestClient, other: Person): Promise<string> {
  const userId = await idOf(rest, other);
  return String((await rest.must('POST', '/conversations', { kind: 'direct', userId })).id);
}

async function roomWith(rest: RestClient, other: Person): Promise<{ id: string; name: string }> {
  const name = nonce('Design');
  const memberIds = [await idOf(rest, other)];
  const room = await rest.must('POST', '/conversations', {
    kind: 'room',
    name,
    visibility: 'private',
    memberIds,
  });
  return { id: String(room.id), name };
}

async function say(rest: RestClient, conversationId: string, body: string): Promise<string> {
  await rest.must('POST', `/conversations/${conversationId}/messages`, {
    clientId: nonce('k').replace(' ', '-'),
    body,
  });
  return body;
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').filter({ hasText: name });
}

/** Lets notices be shown on the person's pages. */
async function allowNotices({ page, context }: Person, path: string): Promise<void> {
  await fakeNotifications(context);
  await page.goto(path);
  await page.evaluate(() => localStorage.setItem('test-notification-permission', 'granted'));
  await expectConnected(page);
}

test('the title and the icon count direct messages and mentions, not what else is said in rooms', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const rest = await restAs(server.url, ben);
  const room = await roomWith(rest, asha);
  const direct = await directWith(rest, asha);
  await asha.page.goto('/chat');
  await expectConnected(asha.page);
  await say(rest, room.id, 'to everybody');
  await expectLive(row(asha.page, room.name).getByText('1 unread message'));
  await expect(asha.page).toHaveTitle(/^(?!\()/);
  await say(rest, direct, 'to you');
  await expect(asha.page).toHaveTitle(/^\(1\) /);
  await say(rest, room.id, `@${asha.username} look`);
  await expect(asha.page).toHaveTitle(/^\(2\) /);
  await expect(row(asha.page, room.name)).toContainText('you are mentioned');
  await expect(asha.page.locator('link[rel="icon"]').first()).toHaveAttribute('href', /^data:image\/png/);
  // A message is read after a second in view, so each is waited for.
  await row(asha.page, room.name).getByRole('link').click();
  await expect(asha.page).toHaveTitle(/^\(1\) /);
  await row(asha.page, 'to you').getByRole('link').click();
  await expect(asha.page).toHaveTitle(/^(?!\()/);
  await expect(asha.page.locator('link[rel="icon"]').first()).toHaveAttribute('href', /icon/);
});

test('notices are offered after the first message, one for each conversation, and gone once read', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const chandra = await person('Chandra');
  await fakeNotifications(asha.context);
  await openDirect(asha, chandra);
  const offer = asha.page.getByRole('region', { name: 'Notifications' });
  await expect(offer).toHaveCount(0);
  await sendByEnter(asha.page, nonce('first'));
  await offer.getByRole('button', { name: 'Turn on' }).click();
  await expect(offer).toHaveCount(0);

  const rest = await restAs(server.url, ben);
  const conversationId = await directWith(rest, asha);
  await say(rest, conversationId, 'one');
  await expect(async () => expect(await shownNotices(asha.page)).toHaveLength(1)).toPass();
  const second = await say(rest, conversationId, nonce('two'));
  await expect(async () =>
    expect(await shownNotices(asha.page)).toEqual([
      {
        title: ben.displayName,
        body: `2 unread messages\n${second}`,
        tag: expect.stringContaining(conversationId),
      },
    ]),
  ).toPass();

  await pressNotice(asha.page);
  await expect(messageWith(asha.page, second)).toBeVisible();
  expect(await shownNotices(asha.page)).toEqual([]);
  // Seen and focused: nothing to notify of.
  const third = await say(rest, conversationId, nonce('three'));
  await expect(messageWith(asha.page, third)).toBeVisible();
  await expect(row(asha.page, ben.displayName).getByText(/unread/)).toHaveCount(0);
  expect(await shownNotices(asha.page)).toEqual([]);
});

test('of several tabs one shows the notice, and reading elsewhere closes it', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await allowNotices(asha, '/contacts');
  const other = await asha.context.newPage();
  await other.goto('/people');
  await expectConnected(other);
  const rest = await restAs(server.url, ben);
  const conversationId = await directWith(rest, asha);
  await say(rest, conversationId, 'hello');
  const count = async () => (await Promise.all([asha.page, other].map(shownNotices))).flat().length;
  await expect(async () => expect(await count()).toBe(1)).toPass();
  const phone = await restAs(server.url, asha);
  await phone.must('GET', `/conversations/${conversationId}`);
  expect((await phone.ask('PUT', `/conversations/${conversationId}/read`, { seq: 1 })).status).toBe(204);
  await expect(async () => expect(await count()).toBe(0)).toPass();
});

test('a muted conversation notifies of nothing and is marked in the list; unmuted it notifies again, hidden it leaves the list', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await allowNotices(asha, '/chat');
  await openDirect(asha, ben);
  const conversationId = conversationIdOf(asha.page);
  const bell = asha.page.getByRole('button', { name: 'Notifications' });
  await bell.click();
  await expect(asha.page.getByRole('group', { name: 'Notify me about' })).toBeVisible();
  await asha.page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await expect(row(asha.page, ben.displayName)).toContainText('Muted');
  await asha.page.goto('/contacts');
  await expectConnected(asha.page);

  const rest = await restAs(server.url, ben);
  const chandra = await person('Chandra');
  const marker = await restAs(server.url, chandra);
  await say(rest, conversationId, 'quiet');
  await say(marker, await directWith(marker, asha), 'loud');
  await expect(async () => expect(await shownNotices(asha.page)).toHaveLength(1)).toPass();
  expect((await shownNotices(asha.page))[0]?.title).toBe(chandra.displayName);
  await expect(asha.page).toHaveTitle(/^\(1\) /);

  await asha.page.goto(`/chat/${conversationId}`);
  await bell.click();
  await asha.page.getByRole('menuitem', { name: 'Unmute' }).click();
  await expect(row(asha.page, ben.displayName)).not.toContainText('Muted');
  await bell.click();
  await asha.page.getByRole('menuitemradio', { name: 'Nothing' }).click();
  await expect(row(asha.page, ben.displayName)).toContainText('Muted');

  // The menu stays open after a choice.
  await asha.page.getByRole('menuitemradio', { name: 'Hidden' }).click();
  await expect(asha.page.getByText('Hidden from Chats.')).toBeVisible();
  await asha.page.goto('/chat');
  await expect(row(asha.page, chandra.displayName)).toBeVisible();
  await expect(row(asha.page, ben.displayName)).toHaveCount(0);
  await asha.page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Hidden' }).click();
  await expect(row(asha.page, ben.displayName)).toBeVisible();
});

test('each setting saves by itself, says so, and acts', async ({ person, server }) => {
  const asha = await person('Asha', { on: '/settings' });
  const ben = await person('Ben', { on: '/people' });
  const { page } = asha;
  const saved = page.getByRole('main').getByText('Saved', { exact: true });

  await page.getByRole('checkbox', { name: 'Enter sends' }).uncheck();
  await expect(saved).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Hide my presence' }).check();
  await expect(saved).toHaveCount(2);
  await expectLive(
    ben.page.getByRole('listitem').filter({ hasText: asha.displayName }).getByText('Not seen yet'),
  );
  await page.getByRole('checkbox', { name: 'Single-letter shortcuts' }).uncheck();
  await expect(saved).toHaveCount(3);
  await page.getByRole('combobox', { name: /screen reader/ }).selectOption('off');
  await expect(saved).toHaveCount(4);
  const size = page.getByRole('textbox', { name: /opening a direct conversation/ });
  await size.fill('900');
  await size.press('Enter');
  await expect(size).toHaveAccessibleDescription(/1 to 200/);
  await size.fill('3');
  await size.press('Enter');
  await expect(saved).toHaveCount(5);
  await page.reload();
  await expect(size).toHaveValue('3');
  await expect(page.getByRole('checkbox', { name: 'Enter sends' })).not.toBeChecked();

  // In this very page, without a reload.
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const rest = await restAs(server.url, ben);
  const conversationId = await directWith(rest, asha);
  for (let i = 1; i <= 5; i += 1) await say(rest, conversationId, `number ${i}.`);
  await page.goto(`/chat/${conversationId}`);
  await expect(messageWith(page, 'number 5.')).toBeVisible();
  await expect(messageWith(page, 'number 3.')).toBeAttached();
  await composer(page).fill('one line');
  await composer(page).press('Enter');
  await composer(page).pressSequentially('and another');
  await composer(page).press('Shift+Enter');
  await expect(page.getByRole('log', { name: 'Messages' }).getByText('and another')).toBeVisible();
  await expect(composer(page)).toHaveValue('');
});

test('what was read stays read, also when the page is left in the same moment', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/chat' });
  const ben = await person('Ben');
  const bens = await restAs(server.url, ben);
  const id = await directWith(bens, asha);
  await say(bens, id, nonce('news'));
  const { page } = asha;
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.evaluate(() => {
    const leave = () => document.title.startsWith('(') || location.assign('/settings');
    new MutationObserver(leave).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await row(page, ben.displayName).click();
  await page.waitForURL(/settings/);
  const rest = await restAs(server.url, asha);
  const left = async () => (await rest.must('GET', `/conversations/${id}`)).unreadCount;
  await expect.poll(left).toBe(0);
});

test('a setting that is changed on one page is so on the others, too', async ({ person }) => {
  const asha = await person('Asha', { on: '/settings' });
  const ben = await person('Ben');
  const other = await asha.context.newPage();
  await openDirect({ ...asha, page: other }, ben);
  const third = await asha.context.newPage();
  await third.goto('/settings');
  await expectConnected(third);

  await asha.page.getByRole('checkbox', { name: 'Enter sends' }).uncheck();
  await expect(third.getByRole('checkbox', { name: 'Enter sends' })).not.toBeChecked();
  await expect(composer(other)).toHaveAttribute('enterkeyhint', 'enter');
  await composer(other).fill('one line');
  await composer(other).press('Enter');
  await composer(other).pressSequentially('and another');
  await composer(other).press('Shift+Enter');
  await expect(composer(other)).toHaveValue('');
  await expect(messageWith(other, 'one line\nand another')).toBeVisible();

  const size = third.getByRole('textbox', { name: /entering a room/ });
  await size.fill('7');
  await size.press('Enter');
  await expect(asha.page.getByRole('textbox', { name: /entering a room/ })).toHaveValue('7');
});

test('the settings say how notices are set, and send one to try', async ({ person }) => {
  const asha = await person('Asha');
  await fakeNotifications(asha.context);
  await asha.page.goto('/settings');
  await asha.page.getByRole('button', { name: 'Turn on notifications' }).click();
  await asha.page.getByRole('button', { name: 'Send a test notification' }).click();
  await expect(asha.page.getByText(/^Shown\./)).toBeVisible();
  expect(await shownNotices(asha.page)).toMatchObject([{ title: 'Parley' }]);
  await asha.page.evaluate(() => localStorage.setItem('test-notification-permission', 'denied'));
  await asha.page.reload();
  await expect(asha.page.getByText(/blocks notifications/)).toBeVisible();
});
