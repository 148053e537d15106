import { expectAccessible } from '../fixtures/axe.ts';
import { log, openBoth } from '../fixtures/chat-steps.ts';
import { bytesFile, chooseFiles, expectDrawn, pictureFile, tray } from '../fixtures/file-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { openDetails } from '../fixtures/room-steps.ts';
import { openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('the viewer is used by keyboard: the pictures before and after, zoom, Escape and back to the message', async ({
  person,
}) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const { page } = asha;
  const pictures = [];
  for (const name of ['one.png', 'two.png', 'three.png']) pictures.push(await pictureFile(page, name));
  await openBoth(asha, ben);
  await chooseFiles(page, ...pictures);
  await expect(tray(page).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectDrawn(log(page).getByRole('img'));
  const tile = log(page).getByRole('button', { name: 'Image: two.png' });
  await tile.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Picture viewer' });
  await expect(viewer.getByRole('img', { name: 'two.png' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: 'three.png' })).toBeVisible();
  await expect(viewer.getByRole('status')).toHaveText('Image 3 of 3: three.png');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: 'three.png' })).toBeVisible();
  await page.keyboard.press('Home');
  const shown = viewer.getByRole('img', { name: 'one.png' });
  const whole = await shown.boundingBox();
  await page.keyboard.press('+');
  await expect.poll(async () => (await shown.boundingBox())?.width).toBeGreaterThan(whole?.width ?? 0);
  await page.keyboard.press('0');
  await expect.poll(async () => (await shown.boundingBox())?.width).toBe(whole?.width);
  await expect(viewer.getByRole('link', { name: 'Download' })).toHaveAttribute('download', 'one.png');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(log(page).getByRole('button', { name: 'Image: one.png' })).toBeFocused();
});

test('pictures have their space before they are there; one that is missing says so and can be tried again', async ({
  guard,
  person,
}) => {
  guard.allow(/Failed to load resource/);
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const picture = await pictureFile(asha.page, 'kite.png', { width: 720, height: 540 });
  const conversationId = await openBoth(asha, ben);
  await chooseFiles(asha.page, picture);
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(1);
  await asha.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectDrawn(log(ben.page).getByRole('img'));
  const box = await log(ben.page).getByRole('img').boundingBox();
  expect(box).toMatchObject({ width: 360, height: 270 });
  await ben.page.route('**/api/v1/files/**', (route) => route.abort());
  await ben.page.goto(`/chat/${conversationId}`);
  const missing = log(ben.page).getByRole('button', { name: /Not loaded. Try again/ });
  // Once it is connected the page tries again by itself.
  await expectConnected(ben.page);
  await expect.poll(() => missing.boundingBox()).toMatchObject({ width: 360, height: 270 });
  await ben.page.unroute('**/api/v1/files/**');
  await missing.click();
  await expectDrawn(log(ben.page).getByRole('img'));
});

test('details list pictures and other files, to open, to download and to be led to', async ({ person }) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben')];
  const picture = await pictureFile(asha.page, 'kite.png');
  await openDirect(asha, ben);
  await chooseFiles(asha.page, picture, bytesFile('plan.bin', 2_400));
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(2);
  await asha.page.getByRole('button', { name: 'Send', exact: true }).click();
  const details = await openDetails(asha.page);
  await details.getByRole('list', { name: 'Media' }).getByRole('button', { name: 'Image: kite.png' }).click();
  const viewer = asha.page.getByRole('dialog', { name: 'Picture viewer' });
  await expect(viewer.getByRole('img', { name: 'kite.png' })).toBeVisible();
  await asha.page.keyboard.press('Escape');
  const file = details.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(file).toContainText('plan.bin');
  await expect(file).toContainText('2.4 KB');
  const [download] = await Promise.all([asha.page.waitForEvent('download'), file.getByRole('link').click()]);
  expect(download.suggestedFilename()).toBe('plan.bin');
  await expectAccessible(asha.page);
});
