import type { Page } from '@playwright/test';
import { expectConnected, signOut } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { messageWith, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

/** What this browser keeps to be read without a network. */
function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('parley-offline');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          if (!database.objectStoreNames.contains('kept')) {
            database.close();
            return resolve([]);
          }
          const keys = database.transaction('kept').objectStore('kept').getAllKeys();
          keys.onsuccess = () => {
            database.close();
            resolve(keys.result.map(String));
          };
        };
      }),
  );
}

test('without a server nothing leaves the app: one reads and writes, and all comes right by itself', async ({
  person,
  server,
  guard,
}) => {
  guard.allowLostServer();
  guard.allow(/Failed to fetch RSC payload/, /Failed to load resource/, /net::ERR/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  const rest = await restAs(server.url, ben);
  const conversationId = String(
    (await rest.must('POST', '/conversations', { kind: 'direct', userId: asha.id })).id,
  );
  const text = nonce('hello');
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: text });
  const contact = nonce('Charles Babbage');
  await rest.must('POST', '/contacts', { name: contact, phone: '+44 20 7946 0000' });
  const { page } = asha;
  await page.goto('/people');
  await expectConnected(page);
  await expect(async () => {
    const keys = await keptKeys(page);
    expect(keys).toEqual(expect.arrayContaining(['me', 'contacts', `conversation:${conversationId}`]));
  }).toPass();

  await server.stop();
  // A tap in the open page.
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Offline');
  await page.goto(`/chat/${conversationId}`);
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText(text);
  await page.getByRole('link', { name: 'Contacts' }).click();
  await expect(page.getByRole('list', { name: 'Contacts' })).toContainText('7946 0000');
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('babbage');
  await expect(page.getByRole('list', { name: 'Contacts' }).getByRole('listitem').first()).toContainText(
    'Babbage',
  );
  await page.getByRole('link', { name: 'Chats' }).click();
  await page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('link', { name: ben.displayName })
    .click();
  const written = nonce('written offline');
  await page.getByRole('textbox', { name: 'Message' }).fill(written);
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Waiting for the network');
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sent');
  // A start without the server.
  const another = await asha.context.newPage();
  await another.goto('/');
  await expect(another.getByRole('list', { name: 'Conversations' })).toContainText(ben.displayName);
  await another.close();

  await server.restart();
  await expectConnected(page);
  await expect(messageWith(page, written)).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('half a sent');
  await expect(async () => {
    const { items } = await rest.must('GET', `/conversations/${conversationId}/messages`);
    const bodies = (items as { body: string }[]).map(({ body }) => body);
    expect(bodies.filter((body) => body === written)).toHaveLength(1);
  }).toPass();

  await page.getByRole('textbox', { name: 'Message' }).fill('');
  await signOut(page);
  expect(await keptKeys(page)).toEqual([]);
});

test('the app can be installed, and its worker keeps no page of a person', async ({ person, server }) => {
  const asha = await person('Asha', { on: '/chat' });
  const manifest = await (await asha.context.request.get(`${server.url}/manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ id: '/', scope: '/', display: 'standalone' });
  for (const { src } of manifest.icons)
    expect((await asha.context.request.get(`${server.url}${src}`)).status()).toBe(200);
  const worker = await asha.context.request.get(`${server.url}/sw.js`);
  expect(worker.headers()['cache-control']).toContain('no-cache');
  await asha.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await asha.page.goto('/people');
  await asha.page.goto('/contacts');
  const kept = await asha.page.evaluate(async () => {
    const names = await caches.keys();
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.sort()).toEqual([
    '/icon-192.png',
    '/icon.svg',
    '/offline/page.css',
    '/offline/page.html',
    '/offline/page.js',
  ]);
});
