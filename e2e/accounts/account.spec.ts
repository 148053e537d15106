import {
  expectConnected,
  expectSignedIn,
  fillLogin,
  login,
  makeCredentials,
  signOut,
  signUp,
} from '../fixtures/person.ts';
import { openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('a person signs up, is signed in at once, signs out, and signs in again', async ({ page }) => {
  const credentials = makeCredentials('Asha');
  await signUp(page, credentials);
  await expectConnected(page);
  await signOut(page);

  await page.goto('/contacts');
  await expect(page).toHaveURL(/\/login/);
  await fillLogin(page, credentials);
  await expectSignedIn(page);
  await expect(page).toHaveURL(/\/contacts$/);
});

test('an unknown name and a wrong password get the same answer, and the password is not kept', async ({
  page,
  person,
}) => {
  const { username } = await person('Ben');
  await page.goto('/login');
  const answers: string[] = [];
  for (const name of [username, 'nobody-of-this-name']) {
    await fillLogin(page, { username: name, password: 'not the password' });
    const alert = page.getByText(/do not match/i);
    await expect(alert).toBeVisible();
    answers.push((await alert.textContent()) ?? '');
    await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue(name);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await page.reload();
  }
  expect(answers[0]).toBe(answers[1]);
});

test('a refused sign-up says why under its field and keeps what was typed, the password too when it was not to blame', async ({
  page,
  person,
}) => {
  const { username } = await person('Chandra');
  await page.goto('/signup');
  const field = page.getByRole('textbox', { name: 'Username' });
  await field.fill(username);
  await page.getByRole('textbox', { name: 'Display name' }).fill('Another one');
  await page.getByLabel('Password', { exact: true }).fill('long enough to pass');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/taken/i);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(username);
  await expect(page.getByRole('textbox', { name: 'Display name' })).toHaveValue('Another one');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveValue('long enough to pass');
  await field.fill(`${username}-2`);
  await password.fill('1234567890');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(password).toHaveAccessibleDescription(/tried first/i);
  await expect(password).toHaveValue('');
});

test('signing out in one tab closes the socket of the other at once', async ({ person }) => {
  const { context, page } = await person('Divya', { on: '/contacts' });
  const other = await context.newPage();
  const socket = other.waitForEvent('websocket');
  await other.goto('/people');
  await expectConnected(other);
  const closed = (await socket).waitForEvent('close', { timeout: 5_000 });
  await signOut(page);
  await closed;
  await expect(other.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await other.getByRole('link', { name: 'Sign in again' }).click();
  await expect(other).toHaveURL(/\/login\?next=/);
});

test('signing in as another person in the same browser makes the page theirs', async ({ page }) => {
  const first = makeCredentials('Esther');
  const second = makeCredentials('Farid');
  await signUp(page, first);
  await signOut(page);
  await signUp(page, second);
  await page.getByRole('button', { name: 'Account menu' }).click();
  const menu = page.getByRole('menu', { name: 'Account menu' });
  await expect(menu).toContainText(second.displayName);
  await page.keyboard.press('Escape');
  await signOut(page);
  await login(page, first);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await expect(menu).toContainText(first.displayName);
  await expect(menu).not.toContainText(second.displayName);
});

test('a newcomer begins with the people, and with their chats once somebody wrote', async ({ person }) => {
  const asha = await person('Asha', { on: '/' });
  const ben = await person('Ben');
  const bar = asha.page.getByRole('navigation', { name: 'Main' });
  await expect(asha.page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await expect(bar.getByRole('link', { name: 'People' })).toHaveAttribute('aria-current', 'page');
  await expect(bar.getByRole('link', { name: 'Chats' })).not.toHaveAttribute('aria-current', 'page');
  await openDirect(ben, asha);
  await sendByEnter(ben.page, 'Welcome!');
  await expect(
    asha.page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: ben.displayName }),
  ).toBeVisible();
  await expect(bar.getByRole('link', { name: 'Chats' })).toHaveAttribute('aria-current', 'page');
});
