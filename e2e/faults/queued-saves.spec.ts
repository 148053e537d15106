import type { Page } from '@playwright/test';
import { restAs } from '../fixtures/rest.ts';
import { nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('a new contact saved in two tabs without a network, its answer lost with the server, exists once', async ({
  person,
  server,
  guard,
}) => {
  guard.allowLostServer();
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/, /net::ERR_FAILED/, /WebSocket connection to .* failed/);
  const asha = await person('Asha', { on: '/contacts/new' });
  const { page: first, context } = asha;
  const name = nonce('Twice');
  await field(first, 'Name').fill(name);
  const second = await context.newPage();
  await second.goto('/contacts/new');
  // One form in two tabs: what is typed in either is in both.
  await expect(field(second, 'Name')).toHaveValue(name);
  await field(second, 'Notes').fill('typed in the second tab');
  await expect(field(first, 'Notes')).toHaveValue('typed in the second tab');

  let stored = 0;
  await context.route(/\/api\/v1\/contacts$/, async (route) => {
    if (route.request().method() !== 'POST' || stored > 0) return await route.continue();
    const answer = await route.fetch();
    expect(answer.status()).toBe(201);
    await server.kill9();
    stored += 1;
    await route.abort();
  });
  await context.setOffline(true);
  for (const page of [first, second]) {
    await save(page);
    await expect(page.getByText('Will save when online.')).toBeVisible();
  }
  await context.setOffline(false);
  await expect.poll(() => stored).toBe(1);
  await server.restart();

  for (const page of [first, second]) {
    await expect(page.getByRole('article', { name })).toBeVisible({ timeout: 45_000 });
  }
  const rest = await restAs(server.url, asha);
  const found = await rest.must('GET', `/contacts?query=${encodeURIComponent(name)}`);
  expect(found.items).toMatchObject([{ name, notes: 'typed in the second tab' }]);
});

test('a save that reached no server goes out from another screen, and outlives the page', async ({
  person,
  server,
  guard,
}) => {
  guard.allow(/net::ERR_FAILED/);
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Later');
  const { id } = await rest.must('POST', '/contacts', { name });
  const { page } = asha;
  await page.goto(`/contacts/${String(id)}/edit`);
  let isCut = true;
  await page.route(/\/api\/v1\/contacts\/[^/]+\/edits$/, (route) =>
    isCut ? route.abort() : route.continue(),
  );
  await field(page, 'Notes').fill('kept');
  await save(page);
  await expect(page.getByText('Will save when online.')).toBeVisible();
  await page.goto('/people');
  await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
  isCut = false;
  await expect(page.getByText(`Back online: your changes to ${name} are saved`)).toBeVisible({
    timeout: 45_000,
  });
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({ notes: 'kept' });
});
