import { expect, test } from '../fixtures/test.ts';

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
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await expect(name).toHaveValue('Asha Rao');
});
