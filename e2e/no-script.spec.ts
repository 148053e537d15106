import { expectSignedIn, fillLogin, makeCredentials, signUp } from './fixtures/person.ts';
import { contactRow, nonce } from './fixtures/steps.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript a person signs up, signs in, and is told what is wrong', async ({
  page,
  context,
}) => {
  const credentials = makeCredentials('Asha');
  await signUp(page, credentials);
  await context.clearCookies();
  await page.goto('/login');
  await fillLogin(page, { ...credentials, password: 'not the password' });
  await expect(page.getByText(/do not match/i)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue(credentials.username);
  await fillLogin(page, credentials);
  await expectSignedIn(page);
});

test('without JavaScript a contact can be added and found', async ({ page }) => {
  await signUp(page, makeCredentials('Ben'));
  await page.goto('/contacts/new');
  const name = nonce('Priya');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+91 98450 12345');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('+91 98450 12345').first()).toBeVisible();
  await page.goto(`/contacts?query=${encodeURIComponent(name)}`);
  await expect(contactRow(page, name)).toBeVisible();
});
