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

test('open lists of invitations follow what is made, used and ended elsewhere', async ({
  browser,
  server,
}) => {
  const rest = await restAs(server.url, owner);
  const admin = await browser.newContext({ baseURL: server.url });
  const page = await admin.newPage();
  await page.goto('/login?next=/admin');
  await fillLogin(page, owner);
  await expectConnected(page);
  const label = 'The new coxes';
  const row = (on: typeof page) =>
    on.getByRole('list', { name: 'Invitations' }).getByRole('listitem').filter({ hasText: label });
  await expect(page.getByRole('list', { name: 'Processes' }).getByRole('listitem')).not.toHaveCount(0);

  const { token } = await rest.must('POST', '/invitations', {});
  const sender = makeCredentials('Sofia');
  await rest.must('POST', '/users', {
    username: sender.username,
    displayName: sender.displayName,
    password: sender.password,
    invitation: token,
  });
  await expect(page.getByRole('list', { name: 'Accounts' })).toContainText(sender.displayName);
  const own = await browser.newContext({ baseURL: server.url });
  const inviting = await own.newPage();
  await inviting.goto('/login?next=/people/invite');
  await fillLogin(inviting, sender);
  await expectConnected(inviting);
  await expect(inviting.getByRole('heading', { name: 'Open invitations' })).toHaveCount(0);

  const restSender = await restAs(server.url, sender);
  const made = await restSender.must('POST', '/invitations', { label, maxUses: 2 });
  for (const each of [page, inviting]) await expect(row(each)).toContainText('0 of 2 used');
  const guest = makeCredentials('Gil');
  await rest.must('POST', '/users', {
    username: guest.username,
    displayName: guest.displayName,
    password: guest.password,
    invitation: made.token,
  });
  for (const each of [page, inviting]) await expect(row(each)).toContainText('1 of 2 used');
  await row(page)
    .getByRole('button', { name: `End ${label}` })
    .click();
  for (const each of [page, inviting]) await expect(row(each)).toHaveCount(0);
  await Promise.all([admin.close(), own.close()]);
});
