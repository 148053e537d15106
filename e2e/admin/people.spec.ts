import { expectAccessible } from '../fixtures/axe.ts';
import type { Person } from '../fixtures/person.ts';
import { expect, test } from '../fixtures/test.ts';

// The first who signs up looks after the workspace; the tests follow each other.
test.describe.configure({ mode: 'serial' });

const signedOut = ({ page }: Person) => page.getByRole('dialog', { name: 'You are signed out' });

test('an administrator suspends two people at once, lets them in again, and signs one device out', async ({
  person,
}) => {
  const { page } = await person('Olive');
  const ben = await person('Ben', { on: '/people' });
  const cleo = await person('Cleo', { on: '/people' });
  const dana = await person('Dana', { on: '/people' });
  await page.goto('/admin');
  const accounts = page.getByRole('list', { name: 'Accounts' });
  const rowOf = ({ displayName }: Person) => accounts.getByRole('listitem').filter({ hasText: displayName });
  for (const { displayName } of [ben, cleo])
    await page.getByRole('checkbox', { name: `Select ${displayName}` }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Suspend 2 people?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Spam');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  for (const one of [ben, cleo]) {
    await expect(rowOf(one).getByText('Suspended')).toBeVisible();
    await expect(signedOut(one)).toBeVisible();
  }
  await expect(page.getByRole('checkbox', { name: 'Select all that are shown' })).not.toBeChecked();

  for (const { displayName } of [ben, cleo])
    await page.getByRole('checkbox', { name: `Select ${displayName}` }).check();
  await page.getByRole('button', { name: 'End suspension' }).click();
  for (const one of [ben, cleo]) await expect(rowOf(one).getByText('Suspended')).toHaveCount(0);

  await page.getByRole('button', { name: `Actions for ${dana.displayName}` }).click();
  await page.getByRole('menuitem', { name: 'Devices…' }).click();
  const devices = page.getByRole('dialog', { name: `Devices of ${dana.displayName}` });
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);
  await devices.getByRole('button', { name: /^Sign out / }).click();
  await expect(devices.getByText('Signed in nowhere.')).toBeVisible();
  await expect(signedOut(dana)).toBeVisible();
});
