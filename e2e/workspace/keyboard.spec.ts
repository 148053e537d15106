import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { conversationIdOf } from '../fixtures/chat-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { addContact, composer, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to anything' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Go to anything' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('Mod+K leads to a person, a contact, a room and a command, with only the keyboard', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben');
  const { page } = asha;
  const contact = nonce('Priya');
  await addContact(page, { name: contact, phone: '+91 98450 12345' });
  const rest = await restAs(server.url, ben);
  const roomName = nonce('Garden');
  await rest.must('POST', '/conversations', { kind: 'room', name: roomName, visibility: 'public' });
  await page.goto('/settings');
  await expectConnected(page);

  await page.keyboard.press('ControlOrMeta+k');
  await search(page).fill(ben.username);
  await expect(page.getByRole('option', { name: ben.displayName })).toHaveAttribute('aria-selected', 'true');
  await search(page).press('Enter');
  await expect(composer(page)).toBeFocused();
  const text = nonce('hello');
  await sendByEnter(page, text);
  await expect(messageWith(page, text)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await search(page).fill('98450 123');
  await page.getByRole('option', { name: contact }).waitFor();
  await search(page).press('Enter');
  await expect(page.getByRole('heading', { name: contact })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await search(page).fill(roomName);
  await page.getByRole('option', { name: roomName }).waitFor();
  await search(page).press('Enter');
  await expect(page).toHaveURL(/\/rooms\//);

  await page.keyboard.press('ControlOrMeta+k');
  await search(page).fill('sett');
  await search(page).press('Enter');
  await expect(page).toHaveURL(/\/settings$/);
});

test('Go to anything: arrows go round, Escape gives the focus back, nothing found says so', async ({
  person,
}) => {
  const { page } = await person('Asha', { on: '/contacts' });
  await person('Ben');
  const box = page.getByRole('searchbox', { name: 'Search contacts' });
  await box.focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(search(page)).toBeFocused();
  const options = palette(page).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await search(page).fill('zzzz');
  await expect(palette(page).getByText(/Nothing was found for/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(box).toBeFocused();
});

test('on a phone it opens by touch and leads on by touch', async ({ browser, guard, person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const state = await asha.context.storageState();
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: state,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto('/chat');
  await expectConnected(page);
  await page.getByRole('button', { name: 'Go to anything' }).tap();
  await search(page).fill(ben.username);
  await page.getByRole('option', { name: ben.displayName }).tap();
  await expect(page.getByRole('region', { name: `Conversation with ${ben.displayName}` })).toBeVisible();
  await context.close();
});

test('the keys of the whole app: conversations, unread ones, all read, regions, the sheet', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const chandra = await person('Chandra');
  const { page } = asha;
  await openDirect(asha, chandra);
  await sendByEnter(page, nonce('to Chandra'));
  await openDirect(asha, ben);
  await sendByEnter(page, nonce('to Ben'));
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await expect(rows.first()).toContainText(ben.displayName);

  await page.keyboard.press('Alt+ArrowDown');
  await expect(heading(chandra.displayName)).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(heading(ben.displayName)).toBeVisible();

  const conversationId = conversationIdOf(page);
  await page.goto('/contacts');
  await expectConnected(page);
  const rest = await restAs(server.url, ben);
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'u-1', body: 'news' });
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(heading(ben.displayName)).toBeVisible();
  await expect(page).toHaveTitle(/^(?!\()/);

  await page.goto('/settings');
  await expectConnected(page);
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'u-2', body: 'more' });
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.keyboard.press('Shift+Escape');
  await expect(page).toHaveTitle(/^(?!\()/);
  await expect(page.getByText('1 conversation marked as read.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page).toHaveTitle(/^\(1\) /);

  await page.goto(`/chat/${conversationId}`);
  await expectConnected(page);
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('navigation', { name: 'Main' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Chats' }).locator(':focus')).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('?');
  await expect(composer(page)).toHaveValue('?');
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('region', { name: 'Chats' }).locator(':focus')).toHaveCount(1);
});
