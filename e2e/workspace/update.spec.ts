import type { Page } from '@playwright/test';
import { composer, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** From now on the API answers as that of a newer build does. */
async function updateServer(page: Page): Promise<void> {
  await page.route('**/api/v1/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'parley-build': 'newer' } });
  });
}

async function chooseLevel(page: Page, level: string): Promise<void> {
  await page.getByRole('button', { name: 'Notifications' }).click();
  await page.getByRole('menuitemradio', { name: level }).click();
}

test('a newer version waits: it is said once nothing is written, and a reload brings it', async ({
  person,
}) => {
  const asha = await person('Asha');
  await openDirect(asha, await person('Ben'));
  const { page } = asha;
  const update = page.getByRole('status', { name: 'Update' });
  await chooseLevel(page, 'Mentions');
  await expect(update).toBeEmpty();

  await updateServer(page);
  await composer(page).fill('half a sent');
  await chooseLevel(page, 'All messages');
  await expect(page.getByRole('button', { name: 'Notifications' })).toBeVisible();
  await expect(update).toBeEmpty();
  await composer(page).fill('');
  await expect(update).toContainText('Update ready. Reload when you like.');

  await page.unroute('**/api/v1/**');
  await update.getByRole('button', { name: 'Reload' }).click();
  await expect(composer(page)).toBeVisible();
  await expect(update).toBeEmpty();
});

test('a form of an old page, or without a server, says so and keeps what was typed', async ({
  person,
  guard,
}) => {
  guard.allow(/Failed to load resource/, /net::ERR/);
  const { page } = await person('Asha', { on: '/settings' });
  const name = page.getByRole('textbox', { name: 'Display name' });
  let isOld = true;
  await page.route('**/settings', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    if (!isOld) return await route.abort('connectionrefused');
    await route.fulfill({
      status: 404,
      contentType: 'text/plain',
      headers: { 'x-nextjs-action-not-found': '1' },
      body: 'Server action not found.',
    });
  });
  await name.fill('Asha Rao');
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription(/Parley was updated/);
  await expect(name).toHaveValue('Asha Rao');

  isOld = false;
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription(/Could not reach the server/);
  await page.getByRole('checkbox', { name: 'Enter sends' }).uncheck();
  await expect(page.getByText('Not saved. Could not reach the server.')).toBeVisible();

  await page.unroute('**/settings');
  await name.press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(name).toHaveValue('Asha Rao');
});
