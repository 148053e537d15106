import { expectAccessible } from '../fixtures/axe.ts';
import { makeRoom, openDetails } from '../fixtures/room-steps.ts';
import { nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('axe finds nothing in rooms on a phone, and nothing is cut off at the side', async ({ person }) => {
  const ben = await person('Ben');
  const asha = await person('Asha');
  const { page } = asha;
  await page.setViewportSize({ width: 390, height: 844 });
  const check = async () => {
    await expectAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  };
  await page.goto('/rooms');
  await check();
  const name = nonce('Design');
  const design = { name, topic: 'How it looks, and why', memberIds: [ben.id] };
  await makeRoom(asha, design);
  await makeRoom(asha, { name: nonce('Secret'), visibility: 'private', isAnnouncement: true });
  await makeRoom(ben, { name: nonce('Garden'), topic: 'What grows where' });
  await page.goto('/rooms');
  await check();
  await page.getByRole('button', { name: 'New room' }).click();
  await page.getByRole('button', { name: 'Create room' }).click();
  await check();
  await page.keyboard.press('Escape');
  await page
    .getByRole('link', { name: /Garden/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/rooms\/garden/);
  await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
  await check();
  await page.goto('/rooms');
  await page.getByRole('link', { name, exact: true }).click();
  await check();
  const details = await openDetails(page);
  await check();
  await details.getByRole('button', { name: 'Add people' }).click();
  await check();
});
