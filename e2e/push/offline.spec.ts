import type { Locator, Page } from '@playwright/test';
import { bytesFile } from '../fixtures/file-steps.ts';
import { keptKeys } from '../fixtures/kept.ts';
import { expectConnected, signOut } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, messageWith, nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

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

/** What cannot be pressed after so many tries is left. */
const TRIES_MAX = 5;

interface Control {
  readonly key: string;
  readonly locator: Locator;
}

/** What leads to another page without being a link, and what throws away what was written. */
const LEAVING = /discard|sign out|^Settings$|^Admin$|^Saved messages$/i;

/** Of each element its name, null where it cannot be pressed. Runs in the page. */
function pressableNames(elements: readonly Element[]): (string | null)[] {
  return elements.map((element) => {
    const box = element.getBoundingClientRect();
    const isThere = element.contains(
      document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2),
    );
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const isOwn = !(element instanceof HTMLAnchorElement) || element.origin === location.origin;
    return isThere && isOwn && !element.hasAttribute('disabled') ? label.trim() : null;
  });
}

/** Reads again where another page took the place of the one that was read. */
async function readInOnePage<T>(page: Page, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!/context was destroyed/.test(String(error))) throw error;
      await page.waitForLoadState('domcontentloaded');
    }
  }
}

/** What can be pressed now and was not yet: buttons first, since links lead elsewhere. */
async function nextControl(page: Page, pressed: ReadonlySet<string>): Promise<Control | null> {
  for (const role of ['menuitem', 'menuitemradio', 'button', 'link'] as const) {
    const all = page.getByRole(role);
    // All at one moment: the page may become another one before the next.
    const names = await readInOnePage(page, () => all.evaluateAll(pressableNames));
    for (const [index, name] of names.entries()) {
      const key = `${role} ${name}`;
      if (name !== null && !LEAVING.test(name) && !pressed.has(key)) return { key, locator: all.nth(index) };
    }
  }
  return null;
}

test('whatever is pressed in an open page without a server, no error page comes and what was written arrives once', async ({
  person,
  server,
  guard,
}) => {
  guard.allowLostServer();
  guard.allow(/Failed to fetch RSC payload/, /Failed to load resource/, /net::ERR/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openDirect(asha, ben);
  const { page } = asha;
  const rest = await restAs(server.url, ben);
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: 'Hello' });
  await expect(messageWith(page, 'Hello')).toBeVisible();
  await expect(async () => expect(await keptKeys(page)).toContain('contacts')).toPass();
  const written = nonce('half a sent');
  await composer(page).fill(written);

  await server.stop();
  await expect(page.getByRole('status', { name: 'Connection' })).not.toHaveText('Connected');
  const pressed = new Set<string>();
  const tries = new Map<string, number>();
  for (let control = await nextControl(page, pressed); control !== null; ) {
    // A menu may close at this very moment, or a pane come to lie over it: it is pressed once it is there again.
    const isPressed = await control.locator.click({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    const { key } = control;
    tries.set(key, (tries.get(key) ?? 0) + 1);
    if (isPressed || tries.get(key) === TRIES_MAX) pressed.add(key);
    await page.waitForLoadState('domcontentloaded');
    await expect(page.getByText(/could not be shown|site can’t be reached/)).toHaveCount(0);
    expect(new URL(page.url()).origin).toBe(server.url);
    control = await nextControl(page, pressed);
    if (control === null) {
      // What is open lies above the rest.
      await page.keyboard.press('Escape');
      control = await nextControl(page, pressed);
    }
  }
  // The page as it was, and then the one that the worker shows.
  expect([...pressed]).toEqual(expect.arrayContaining(['button Details', 'link Contacts']));

  await server.restart();
  // The page comes back by itself, at its own moment.
  const again = await page.context().newPage();
  await again.goto(`/chat/${conversationId}`);
  await expectConnected(again);
  // The button Send was among them.
  await expect(messageWith(again, written)).toHaveCount(1);
});

test('a text and files of another app go into the composer of the conversation that is chosen', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openDirect(asha, ben);
  const { page } = asha;
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  // As the system hands it over: the form that the manifest describes.
  await page.evaluate(() => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' });
    form.innerHTML =
      '<input name="title" value="A page"><input name="url" value="https://example.org/"><input name="files" type="file" multiple>';
    document.body.append(form);
  });
  await page.locator('body > form input[type=file]').setInputFiles([bytesFile('minutes.bin', 2_000)]);
  await page.evaluate(() => document.querySelector<HTMLFormElement>('body > form')?.submit());
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('minutes.bin');
  const address = page.url();
  await page.getByRole('button', { name: ben.displayName }).click();
  await expect(page).toHaveURL(new RegExp(`/chat/${conversationId}$`));
  await expect(composer(page)).toHaveValue('A page\nhttps://example.org/');
  await expect(page.getByText('minutes.bin')).toBeVisible();
  await page.goto(address);
  await expect(page.getByText('Nothing to share')).toBeVisible();
});
