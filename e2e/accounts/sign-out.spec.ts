import type { Page } from '@playwright/test';
import { expectConnected, login, makeCredentials, signOut, signUp } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** What the browser keeps that may be a person's: the keys of its storages, and the number of unsent records. */
async function keptIn(page: Page): Promise<{ keys: string[]; records: number }> {
  return await page.evaluate(async () => {
    const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) =>
      /^parley[:-](?!notices)/.test(key),
    );
    const open = indexedDB.open('parley', 1);
    await new Promise((resolve) => {
      open.onsuccess = resolve;
      open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'clientId' });
    });
    const count = open.result.transaction('outbox').objectStore('outbox').count();
    await new Promise((resolve) => {
      count.onsuccess = resolve;
    });
    open.result.close();
    return { keys, records: count.result };
  });
}

const NOTHING = { keys: [], records: 0 };

test('signing out removes drafts and forms, after asking when something is not saved', async ({
  person,
  server,
}) => {
  const other = await person('Ben', { at: server });
  const asha = await person('Asha', { at: server });
  const { page } = asha;
  await openDirect(asha, other);
  await composer(page).fill('a private thought');
  await expect.poll(async () => (await keptIn(page)).keys.some((key) => key.includes(':draft:'))).toBe(true);
  await page.goto('/contacts/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Secret Friend');
  await expect.poll(async () => (await keptIn(page)).keys.some((key) => key.includes('form'))).toBe(true);

  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('1 contact is not saved yet. Sign out and discard it?');
  await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await keptIn(page)).keys).not.toEqual([]);

  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Sign out and discard' }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await keptIn(page)).toEqual(NOTHING);
});

test('a message that is not sent is asked about, and discarded from the device', async ({
  guard,
  person,
  server,
}) => {
  const asha = await person('Asha', { at: server });
  const { page } = asha;
  const rest = await restAs(server.url, asha);
  const room = await rest.must('POST', '/conversations', {
    kind: 'room',
    name: asha.displayName,
    visibility: 'private',
  });
  guard.allow(/socket\.io/, /ERR_FAILED/);
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.route(/socket\.io/, (route) => route.abort());
  await page.goto(`/chat/${room.id}`);
  await composer(page).fill('not for others');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await keptIn(page)).records).toBe(1);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('1 message is not sent yet.');
  await dialog.getByRole('button', { name: 'Sign out and discard' }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await keptIn(page)).toEqual(NOTHING);
});

test('a session that is ended from elsewhere keeps what was typed for its person, and for no one else', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts/new' });
  const { page } = asha;
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Secret Friend');
  const isKept = async () => (await keptIn(page)).keys.some((key) => key.includes('form'));
  await expect.poll(isKept).toBe(true);
  // From another browser of the same person: a token ends no session.
  const elsewhere = await (await browser.newContext({ baseURL: server.url })).newPage();
  await login(elsewhere, asha);
  const endSession = async () => {
    await elsewhere.evaluate(async () => {
      const { items } = await (await fetch('/api/v1/sessions')).json();
      const others = items.filter((each: { isCurrent: boolean }) => !each.isCurrent);
      for (const { id } of others) await fetch(`/api/v1/sessions/${id}`, { method: 'DELETE' });
    });
  };
  await endSession();
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toContainText(
    'is kept on this device',
  );
  expect(await isKept()).toBe(true);
  await login(page, asha);
  await page.goto('/contacts/new');
  await expectConnected(page);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true }).first()).toHaveValue('Secret Friend');

  await endSession();
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await signUp(page, makeCredentials('Mallory'));
  await expectConnected(page);
  await expect.poll(isKept).toBe(false);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the answer to signing out has the browser remove what it keeps', async ({ page }) => {
    await signUp(page, makeCredentials('Asha'));
    const cleared = page.waitForResponse(/\/signed-out/);
    await signOut(page);
    expect((await (await cleared).allHeaders())['clear-site-data']).toBe('"storage"');
  });
});

test('a link of another site does not have the browser remove anything', async ({ server }) => {
  const answer = await fetch(`${server.url}/signed-out`, {
    headers: { 'sec-fetch-site': 'cross-site' },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('clear-site-data')).toBeNull();
});
