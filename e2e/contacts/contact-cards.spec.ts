import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInAllSizes } from '../fixtures/axe.ts';
import { expectStored, log, openBoth } from '../fixtures/chat-steps.ts';
import { newcomer } from '../fixtures/newcomer.ts';
import { expectConnected, makeCredentials } from '../fixtures/person.ts';
import { RestClient, restAs } from '../fixtures/rest.ts';
import { composer, expectGoneLive, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** The cards of a contact in the log. */
const card = (page: Page, name: string) => log(page).getByRole('group', { name: `Contact ${name}` });
const tray = (page: Page) => page.getByRole('list', { name: 'Contacts to send' });

/** Chooses a contact for the message, by the keyboard alone. */
async function addByKeys(page: Page, name: string): Promise<void> {
  await composer(page).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Add to the message' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'File' })).toBeFocused();
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: 'Find a contact' });
  await expect(box).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(tray(page)).toContainText(name);
  await expect(composer(page)).toBeFocused();
}

test('a contact goes with a message, and its card shows what is so today', { tag: '@live' }, async ({
  person,
  server,
}) => {
  const [asha, ben] = [await person('Asha'), await person('Ben', { on: '/people' })];
  const rest = await restAs(server.url, ben);
  const name = nonce('Priya');
  const { id } = await rest.must('POST', '/contacts', { name, phone: '+91 98450 11111' });
  await openBoth(asha, ben);
  await addByKeys(asha.page, name);
  await asha.page.keyboard.press('Enter');
  await expect(tray(asha.page)).toHaveCount(0);
  for (const { page } of [asha, ben]) await expectLive(card(page, name));
  await expect(card(ben.page, name)).toContainText('+91 98450 11111');
  await expect(card(ben.page, name)).toContainText('Added by you');
  await expect(ben.page.getByRole('list', { name: 'Conversations' })).toContainText(`Contact: ${name}`);

  await rest.must('PATCH', `/contacts/${String(id)}`, { phone: '+91 98450 22222', title: 'Potter' });
  for (const { page } of [asha, ben])
    await expectLive(card(page, name).getByRole('link', { name: '+91 98450 22222' }));
  await expect(card(asha.page, name)).toContainText(`Changed by ${ben.displayName}`);
  await expect(card(asha.page, name)).toContainText('Potter');

  await rest.ask('DELETE', `/contacts/${String(id)}`);
  for (const { page } of [asha, ben]) await expectLive(card(page, name).getByText(/deleted this contact/));
  await expect(card(asha.page, name)).toContainText('+91 98450 22222');
  await expectAccessible(asha.page);
  // A page that comes later shows it so, too.
  await asha.page.reload();
  await card(asha.page, name).getByRole('button', { name: 'Restore' }).press('Enter');
  for (const { page } of [asha, ben])
    await expectLive(card(page, name).getByRole('link', { name: '+91 98450 22222' }));
});

test('what was chosen is kept through a reload, and goes out when the connection is back', async ({
  guard,
  person,
  server,
}) => {
  guard.allowLostServer();
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
  const [asha, ben] = [await person('Asha'), await person('Ben', { on: '/people' })];
  const rest = await restAs(server.url, asha);
  const [one, other] = [nonce('Ravi'), nonce('Sunil')];
  await rest.must('POST', '/contacts', { name: one, phone: '1' });
  await rest.must('POST', '/contacts', { name: other, email: 'sunil@example.org' });
  await openBoth(asha, ben);
  const { page } = asha;
  await addByKeys(page, one);
  await addByKeys(page, other);
  await page.reload();
  await expect(tray(page).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: `Remove ${one}` }).press('Enter');
  await expect(tray(page).getByRole('listitem')).toHaveCount(1);
  await addByKeys(page, one);
  await asha.context.setOffline(true);
  const text = nonce('from the train');
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
  await expect(card(page, one)).toBeVisible();
  await expect(card(page, other)).toBeVisible();
  await asha.context.setOffline(false);
  const row = log(ben.page).getByRole('article').filter({ hasText: text });
  await expect(row.getByRole('group')).toHaveCount(2, { timeout: 60_000 });
  await expect(row.getByRole('link', { name: 'sunil@example.org' })).toBeVisible();
  await expectStored(log(page).getByRole('article').filter({ hasText: text }));
});

test('Details is the card of the contact, live, from adding them to the way there and back by one key', {
  tag: '@live',
}, async ({ person, server }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben', { on: '/people' })];
  await openBoth(asha, ben);
  const { page } = asha;
  const address = page.url();
  const details = page.getByRole('complementary', { name: 'Details' });
  const contact = details.getByRole('region', { name: 'Contact' });
  await page.getByRole('button', { name: 'Details', exact: true }).press('Enter');
  await contact.getByRole('link', { name: 'Add to contacts' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(ben.displayName);
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+49 30 1111');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: ben.displayName })).toBeVisible();

  // There and back, wherever one came from.
  await page.keyboard.press('Alt+c');
  await expect(page).toHaveURL(address);
  await page.goto(address);
  await expect(page.getByRole('link', { name: 'Contact', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+c');
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]+/);
  const contactId = /contacts\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  await expect(page.getByRole('heading', { name: ben.displayName, level: 2 })).toBeVisible();
  await page.keyboard.press('Alt+c');
  await expect(page).toHaveURL(address);

  await page.getByRole('button', { name: 'Details', exact: true }).press('Enter');
  await expect(contact.getByRole('link', { name: '+49 30 1111' })).toBeVisible();
  const rest = await restAs(server.url, ben);
  await rest.must('PATCH', `/contacts/${contactId}`, { phone: '+49 30 2222', notes: 'Never before nine' });
  await expectLive(contact.getByRole('link', { name: '+49 30 2222' }));
  await expect(contact).toContainText('Never before nine');
  await expect(contact).toContainText(`Changed by ${ben.displayName}`);
  await expect(contact.getByRole('link', { name: 'Call' })).toHaveAttribute('href', /^tel:/);
  await expectAccessibleInAllSizes(page);

  await rest.ask('DELETE', `/contacts/${contactId}`);
  await expectLive(contact.getByRole('link', { name: 'Add to contacts' }));
  // Another contact, which is there already.
  const name = nonce('Benjamin');
  await rest.must('POST', '/contacts', { name, phone: '+49 30 3333' });
  await contact.getByRole('button', { name: 'Link to an existing contact' }).press('Enter');
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectLive(contact.getByRole('link', { name: '+49 30 3333' }));
});

test('a person without a photo has that of their contact, and both have one colour', {
  tag: '@live',
}, async ({ person, server }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben', { on: '/people' })];
  await openBoth(asha, ben);
  const { page } = asha;
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first();
  const hue = await row.locator('[data-hue]').first().getAttribute('data-hue');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Ben'), userId: ben.id });
  const png = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
    canvas.getContext('2d')?.fillRect(0, 0, 64, 64);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  const put = await fetch(`${server.url}/api/v1/contacts/${String(id)}/photo`, {
    method: 'PUT',
    headers: { ...rest.headers(), 'content-type': 'image/png' },
    body: Buffer.from(png, 'base64'),
  });
  expect(put.status).toBe(200);
  const photo = row.locator(`img[src*="/contacts/${String(id)}/photo"]`);
  await expectLive(photo);
  // Asked for after it was taken away, it would not be found.
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await rest.ask('DELETE', `/contacts/${String(id)}/photo`);
  await expectGoneLive(row.locator('img'));
  await page.goto(`/contacts/${String(id)}`);
  await expect(page.getByRole('article').filter({ has: page.getByRole('heading') })).toHaveAttribute(
    'data-hue',
    hue ?? '',
  );
});

test('a search in Contacts finds people here who are no contact yet', async ({ person }) => {
  const [asha, ingrid] = [await person('Asha', { on: '/contacts' }), await person('Ingrid')];
  const { page } = asha;
  await page.keyboard.press('/');
  await page.keyboard.type(ingrid.displayName);
  const people = page.getByRole('list', { name: 'People here' });
  await expect(people.getByRole('listitem')).toHaveCount(1);
  await expectAccessibleInAllSizes(page);
  await people.getByRole('button', { name: `Add ${ingrid.displayName}` }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(ingrid.displayName);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: ingrid.displayName, level: 2 })).toBeVisible();
  // Now they are one.
  await expect(people).toHaveCount(0);
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f]/);
  await page.keyboard.press('m');
  await expect(composer(page)).toBeVisible();
});

test('a card is sent from the contact, and the contact lists the messages with it, to members only', async ({
  person,
  server,
}) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')];
  const rest = await restAs(server.url, asha);
  const name = nonce('Clara');
  const { id } = await rest.must('POST', '/contacts', { name, phone: '+31 20 1234' });
  await openBoth(asha, ben);
  const { page } = asha;
  await page.goto(`/contacts/${String(id)}`);
  await page.getByRole('button', { name: 'Send in a conversation' }).press('Enter');
  await expect(page.getByRole('dialog', { name: `Send ${name} in` })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type(ben.displayName);
  await page.keyboard.press('Enter');
  await expect(tray(page)).toContainText(name);
  await expectAccessibleInAllSizes(page);
  const text = nonce('Ask her');
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
  await expectStored(log(page).getByRole('article').filter({ hasText: text }));
  await expectAccessibleInAllSizes(page, card(page, name));

  await card(page, name).getByRole('link', { name }).press('Enter');
  const summary = page.getByText('Messages with this contact');
  await summary.press('Enter');
  const list = page.getByRole('list', { name: 'Messages with this contact' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expectAccessibleInAllSizes(page);
  await list.getByRole('link').press('Enter');
  await expect(log(page).getByText(text, { exact: true })).toBeInViewport();

  const stranger = await newcomer(server.url, 'Stranger');
  expect((await stranger.rest.ask('GET', `/contacts/${String(id)}/messages`)).body).toEqual({
    items: [],
    nextCursor: null,
  });
  for (const path of [`/contacts/cards?ids=${String(id)}`, `/contacts/${String(id)}/messages`])
    expect((await fetch(`${server.url}/api/v1${path}`)).status).toBe(401);
});

test('Ctrl+K sends a contact in the open conversation', async ({ person, server }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')];
  const rest = await restAs(server.url, asha);
  const name = nonce('Dora');
  await rest.must('POST', '/contacts', { name });
  await openBoth(asha, ben);
  const { page } = asha;
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused();
  await page.keyboard.type('send a contact');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Find a contact' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(tray(page)).toContainText(name);
});

test('by keyboard: a contact without an account is invited by an email, and linked to it once they join', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Priya');
  const email = `${name.replace(' ', '.')}@example.org`.toLowerCase();
  const { id } = await rest.must('POST', '/contacts', { name, email, phone: '+91 98450 11111' });
  const { page } = asha;
  await page.goto(`/contacts/${String(id)}`);
  await expectConnected(page);
  const contact = page.getByRole('article', { name });
  await contact.getByRole('button', { name: 'Invite' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Invite ${name}` });
  const mail = dialog.getByRole('link', { name: 'Write an email' });
  await expect(mail).toBeFocused();
  const url = (await dialog.getByText(/\/join\//).textContent()) ?? '';
  const draft = new URL((await mail.getAttribute('href')) ?? '');
  expect(draft.pathname).toBe(email);
  expect(draft.searchParams.get('body')?.split('\r\n')).toContain(url);
  await expectAccessibleInAllSizes(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(contact.getByRole('button', { name: 'Invite' })).toBeFocused();

  const { username, displayName, password } = makeCredentials('Priya');
  const invitation = url.split('/').at(-1);
  await new RestClient(server.url).must('POST', '/users', {
    username,
    displayName,
    password,
    email,
    invitation,
  });
  await expectLive(contact.getByRole('button', { name: 'Message' }));
  await expect(contact.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  await expect(contact.getByRole('region', { name: 'Linked account' })).toContainText(displayName);
});
