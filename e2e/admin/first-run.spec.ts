import { expectConnected, expectSignedIn, fillLogin, makeCredentials, PASSWORD } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { createRoom } from '../fixtures/room-steps.ts';
import { expect, test } from '../fixtures/test.ts';

// One workspace from its first run on; its tests follow each other.
test.describe.configure({ mode: 'serial' });

const owner = { ...makeCredentials('Olive'), username: 'olive' };
const phone = { width: 390, height: 844 };

test('a workspace without accounts begins with its welcome, and ends with a link to invite by', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/welcome$/);
  await expect(page.getByRole('heading', { name: 'Welcome to Parley' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of the workspace' }).fill('Harbour Rowing');
  await page.getByRole('combobox', { name: 'Who may join' }).selectOption('invite');
  await page.getByRole('textbox', { name: 'Username' }).fill(owner.username);
  await page.getByRole('textbox', { name: 'Display name' }).fill(owner.displayName);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectSignedIn(page);
  await expect(page.getByRole('heading', { name: 'Harbour Rowing is ready' })).toBeVisible();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText(/\/join\/[\w-]{43}/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible();
  await expect(page.getByText(/Only this machine can open it/)).toBeVisible();
});

test('an invitation opened on a phone makes an account that is in the chosen room', async ({
  browser,
  server,
}) => {
  const host = await browser.newContext({ baseURL: server.url });
  const page = await host.newPage();
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: 'Sign in to Harbour Rowing' })).toBeVisible();
  await fillLogin(page, owner);
  await expectSignedIn(page);
  await createRoom(page, { name: 'Early crew' });
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite people' }).first().click();
  await page.getByRole('checkbox', { name: 'Early crew' }).check();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const url = (await page.getByText(/\/join\/[\w-]{43}/).textContent()) ?? '';

  const guest = await browser.newContext({ baseURL: server.url, viewport: phone });
  const mobile = await guest.newPage();
  await mobile.goto('/signup');
  await expect(mobile.getByText(/You need an invitation/)).toBeVisible();
  await mobile.goto(url);
  await expect(mobile.getByRole('heading', { name: 'Join Harbour Rowing' })).toBeVisible();
  await expect(mobile.getByText(`${owner.displayName} invites you into Early crew.`)).toBeVisible();
  const newcomer = makeCredentials('Nils');
  await mobile.getByRole('textbox', { name: 'Username' }).fill(newcomer.username);
  await mobile.getByRole('textbox', { name: 'Display name' }).fill(newcomer.displayName);
  await mobile.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await mobile.getByRole('button', { name: 'Create account' }).click();
  await expectSignedIn(mobile);
  await mobile.goto('/chat');
  await expect(mobile.getByRole('list', { name: 'Conversations' }).getByText('Early crew')).toBeVisible();
  await mobile.goto(url);
  await expect(mobile.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  await host.close();
  await guest.close();
});

test('a forgotten password is set by the link of an administrator, and the old session closes', async ({
  browser,
  server,
}) => {
  const rest = await restAs(server.url, owner);
  const { token } = await rest.must('POST', '/invitations', {});
  const lost = makeCredentials('Lena');
  const { id } = await rest.must('POST', '/users', {
    username: lost.username,
    displayName: lost.displayName,
    password: lost.password,
    invitation: token,
  });
  const old = await browser.newContext({ baseURL: server.url });
  const before = await old.newPage();
  await before.goto('/login');
  await fillLogin(before, lost);
  await expectConnected(before);

  const host = await browser.newContext({ baseURL: server.url });
  const page = await host.newPage();
  await page.goto('/login');
  await fillLogin(page, owner);
  await expectSignedIn(page);
  await page.goto('/admin');
  await page.getByRole('button', { name: `Actions for ${lost.displayName}` }).click();
  await page.getByRole('menuitem', { name: 'Link for a new password' }).click();
  const dialog = page.getByRole('dialog', { name: `A new password for ${lost.displayName}` });
  const url = (await dialog.getByText(/\/reset\//).textContent()) ?? '';

  const fresh = await browser.newContext({ baseURL: server.url, viewport: phone });
  const mobile = await fresh.newPage();
  await mobile.goto(url);
  await mobile.getByLabel('New password', { exact: true }).fill('1234567890');
  await mobile.getByRole('button', { name: 'Set password' }).click();
  await expect(mobile.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(
    /tried first/i,
  );
  await mobile.getByLabel('New password', { exact: true }).fill('seven quiet lanterns');
  await mobile.getByRole('button', { name: 'Set password' }).click();
  await expect(mobile.getByText('Your new password is set.')).toBeVisible();
  await expect(before.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await fillLogin(mobile, { ...lost, password: 'seven quiet lanterns' });
  await expectSignedIn(mobile);
  await mobile.goto(url);
  await expect(mobile.getByText(/This link was used/)).toBeVisible();
  expect((await rest.ask('GET', `/users/${String(id)}`)).status).toBe(200);
  expect(PASSWORD).toBe(lost.password);
  await Promise.all([old.close(), host.close(), fresh.close()]);
});
