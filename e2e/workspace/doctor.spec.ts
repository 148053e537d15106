import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';

test('the doctor checks the installation from the browser of whoever looks', async ({ person }) => {
  const { page } = await person('Olive');
  await page.goto('/doctor');
  const checks = page.getByRole('list', { name: 'Checks' });
  for (const name of ['Address', 'https', 'Your address', 'Clocks', 'Live connection', 'Large bodies'])
    await expect(checks.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible({
      timeout: 60_000,
    });
  await expect(page.getByRole('status').filter({ hasText: /All is well|to be changed/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(checks.getByText('A WebSocket opens.')).toBeVisible();
  await expect(checks.getByText('A body of 25 MB arrives')).toBeVisible();
  await expectAccessible(page);
});
