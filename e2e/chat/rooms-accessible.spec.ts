import { expectAccessible } from '../fixtures/axe.ts';
import { createRoom, openDetails } from '../fixtures/room-steps.ts';
import { nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

for (const width of [390, 1280]) {
  test(`axe finds nothing in rooms at ${width} px, and nothing is cut off at the side`, async ({
    person,
  }, info) => {
    const ben = await person('Ben');
    const { page } = await person('Asha');
    await page.setViewportSize({ width, height: 844 });
    const check = async (name: string) => {
      await expectAccessible(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    };
    await page.goto('/rooms');
    await check('empty');
    const name = nonce('Design');
    await createRoom(page, { name, topic: 'How it looks, and why', invite: [ben.displayName] });
    await createRoom(page, { name: nonce('Secret'), isPrivate: true, isAnnouncement: true });
    await createRoom(ben.page, { name: nonce('Garden'), topic: 'What grows where' });
    await page.goto('/rooms');
    await check('lobby');
    await page.getByRole('button', { name: 'New room' }).click();
    await page.getByRole('button', { name: 'Create room' }).click();
    await check('new');
    await page.keyboard.press('Escape');
    await page
      .getByRole('link', { name: /Garden/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/rooms\/garden/);
    await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
    await check('preview');
    await page.goto('/rooms');
    await page.getByRole('link', { name, exact: true }).click();
    await check('room');
    const details = await openDetails(page);
    await check('details');
    await details.getByRole('button', { name: 'Invite', exact: true }).click();
    await check('invite');
  });
}
