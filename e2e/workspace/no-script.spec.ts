import { newcomer } from '../fixtures/newcomer.ts';
import { expectSignedIn, fillLogin, makeCredentials, signUp } from '../fixtures/person.ts';
import { contactRow, messageWith, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript a person signs up, signs in, and sees what is wrong', async ({ page, context }) => {
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

test('without JavaScript a conversation is opened by a button, and a link to it makes none', async ({
  page,
  server,
}) => {
  const [asha, ben] = [makeCredentials('Asha'), await newcomer(server.url, 'ben')];
  await signUp(page, asha);
  await page.goto(`/chat/with/${ben.id}`);
  await expect(page.getByRole('button', { name: /^Write to/ })).toBeVisible();
  expect((await ben.rest.must('GET', '/conversations')).items).toEqual([]);
  await page.getByRole('button', { name: /^Write to/ }).click();
  const text = nonce('hello');
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(messageWith(page, text)).toBeVisible();
  expect((await ben.rest.must('GET', '/conversations')).items).toMatchObject([
    { lastMessage: { body: text } },
  ]);
});

test('without JavaScript a room is made, refused with its reason, joined, talked in and left', async ({
  page,
  server,
}) => {
  const ben = await newcomer(server.url, 'ben');
  await signUp(page, makeCredentials('Asha'));
  await page.goto('/rooms');
  await page.getByRole('button', { name: 'New room' }).click();
  await page.getByRole('textbox', { name: 'Topic' }).fill('Lines and circles');
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(page.getByText('Fill this in.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Topic' })).toHaveValue('Lines and circles');
  const name = nonce('Drawing');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  const theirs = nonce('Theirs');
  const room = { kind: 'room', name: theirs, visibility: 'public' };
  const { id } = await ben.rest.must('POST', '/conversations', room);
  await page.goto('/rooms');
  const row = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ hasText: theirs });
  await row.getByRole('button', { name: 'Join' }).click();
  const text = nonce('hello');
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(messageWith(page, text)).toBeVisible();
  await page.goto('/rooms');
  await row.getByRole('button', { name: 'Leave' }).click();
  await expect(row.getByRole('button', { name: 'Join' })).toBeVisible();
  expect(await ben.rest.must('GET', `/conversations/${String(id)}`)).toMatchObject({
    memberCount: 1,
    lastMessage: { body: text },
  });
});
