import { expectAccessible } from '../fixtures/axe.ts';
import { picture } from '../fixtures/picture.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('a photo of oneself is cropped, shown to others at once wherever one appears, and removed', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/settings' });
  const ben = await person('Ben', { on: '/people' });
  const { page } = asha;
  const row = ben.page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({
    hasText: asha.displayName,
  });
  await expect(row).toBeVisible();
  await expect(row.locator('img')).toHaveCount(0);

  await expect(page.getByRole('button', { name: 'Remove photo' })).toHaveCount(0);
  await page
    .getByLabel('Photo file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture(page) });
  await expect(page.getByRole('button', { name: 'Use photo' })).toBeEnabled();
  await page.getByRole('button', { name: 'Use photo' }).click();
  await expect(page.getByText('Photo saved')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Account menu' }).locator('img').first()).toBeAttached();

  await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 512);
  await openDirect(ben, asha);
  await expect(composer(ben.page)).toBeVisible();
  const header = ben.page.getByRole('banner').or(ben.page.locator('main header')).locator('img');
  await expect(header.first()).toHaveJSProperty('naturalHeight', 512);

  const rest = await restAs(server.url, asha);
  const { avatarFileId } = await rest.must('GET', '/me');
  const file = await rest.ask('GET', `/files/${String(avatarFileId)}`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('image/jpeg');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('cache-control')).toContain('private');
  const etag = file.headers.get('etag') ?? '';
  const address = `${server.url}/api/v1/files/${String(avatarFileId)}`;
  const again = await fetch(address, { headers: { ...rest.headers(), 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect((await fetch(address)).status).toBe(401);

  await page.getByRole('button', { name: 'Remove photo' }).click();
  await expect(page.getByText('Photo removed')).toBeVisible();
  await expect(header).toHaveCount(0);
  expect((await rest.ask('GET', `/files/${String(avatarFileId)}`)).status).toBe(404);
});

test('the account menu says how others see one', async ({ person }) => {
  const { page } = await person('Cleo', { on: '/settings' });
  const menu = page.getByRole('menu', { name: 'Account menu' });
  await page.getByRole('button', { name: 'Account menu' }).click();
  await expect(menu.getByText('Others see you as online, on this device.')).toBeVisible();
});

test('others see what time it is for a person elsewhere, from the time zone they chose or their browser has', async ({
  person,
  server,
}) => {
  const devi = await person('Devi', { on: '/settings' });
  const emil = await person('Emil', { on: '/people' });
  const rest = await restAs(server.url, devi);
  await expect.poll(async () => (await rest.must('GET', '/me')).browserTimeZone).toBe('UTC');

  await openDirect(emil, devi);
  await emil.page.getByRole('button', { name: 'Details' }).click();
  const details = emil.page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByText(`@${devi.username}`)).toBeVisible();
  await expect(details.getByText(`for ${devi.displayName}`)).toHaveCount(0);

  const zone = devi.page.getByRole('combobox', { name: 'Time zone' });
  await expect(zone.locator('option').first()).toHaveText('As this browser (UTC)');
  await zone.selectOption('Pacific/Auckland');
  await expect(devi.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await expect(details.getByText(`for ${devi.displayName}`)).toHaveText(
    new RegExp(`^(\\w+day )?\\d\\d:\\d\\d for ${devi.displayName}$`),
  );
  await devi.page.reload();
  await expect(zone).toHaveValue('Pacific/Auckland');
  await zone.selectOption('');
  await expect(details.getByText(`for ${devi.displayName}`)).toHaveCount(0);
});
