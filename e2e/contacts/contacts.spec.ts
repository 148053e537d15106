import { expectAccessible } from '../fixtures/axe.ts';
import { makeCredentials, signUp } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { addContact, contactList, contactRow, expectGoneLive, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (name: string) => ({ name, exact: true }) as const;

test('a field that two people change asks, and everything else is saved meanwhile', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Lena'), title: 'Clerk', phone: '1' });
  const ben = await person('Ben', { on: `/contacts/${String(id)}/edit` });
  const { page } = ben;
  await page.getByRole('textbox', box('Title')).fill('Mine');
  await page.getByRole('textbox', box('Notes')).fill('From Ben');

  await rest.must('PATCH', `/contacts/${String(id)}`, { title: 'Theirs', phone: '2' });
  await expectLive(page.getByText(`${asha.displayName} set this to Theirs`));
  await expect(page.getByRole('textbox', box('Phone'))).toHaveValue('2');
  await expect(page.getByText(`Changed by ${asha.displayName}`, { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', box('Title'))).toHaveValue('Mine');
  await expectAccessible(page);

  await page.getByRole('button', box('Save')).click();
  await expect(page.getByText(/^Everything else is saved\. .+ also changed/)).toBeVisible();
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({
    title: 'Theirs',
    notes: 'From Ben',
  });

  await page.getByRole('button', box('Keep mine')).click();
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByRole('button', box('Edit'))).toBeVisible();
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({
    title: 'Mine',
    phones: [{ value: '2' }],
  });
});

test('a deletion leaves a ghost that restores, can be undone, and the open card says who did it', async ({
  person,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben', { on: '/contacts' });
  const name = nonce('Milo');
  await addContact(asha.page, { name });
  await expectLive(contactRow(ben.page, name));
  await contactRow(ben.page, name).getByRole('link').click();

  await asha.page.getByRole('button', box('Delete')).click();
  await expectGoneLive(contactRow(ben.page, name).getByRole('link'));
  await ben.page.getByRole('button', box(`Restore ${name}`)).click();
  await expectLive(contactRow(asha.page, name));

  await contactRow(asha.page, name).getByRole('link').click();
  await asha.page.getByRole('button', box('Delete')).click();
  await expect(contactRow(asha.page, name)).toHaveCount(0);
  await expect(ben.page.getByText(`${asha.displayName} deleted this contact.`)).toBeVisible();
  await asha.page.getByRole('button', box('Undo')).click();
  await expectLive(contactRow(ben.page, name).getByRole('link'));
  await expect(ben.page.getByRole('button', box('Edit'))).toBeVisible();

  await asha.page.getByRole('button', box('Delete')).click();
  await expect(ben.page.getByText(`${asha.displayName} deleted this contact.`)).toBeVisible();
  await expectAccessible(ben.page);
  await ben.page.getByRole('button', box('Restore')).click();
  await expect(ben.page.getByRole('button', box('Edit'))).toBeVisible();
});

test('another person deletes the contact that I edit: it comes back with what I typed', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Nils') });
  const { page } = await person('Ben', { on: `/contacts/${String(id)}/edit` });
  await page.getByRole('textbox', box('Phone')).fill('+46 8 123 456');
  expect((await rest.ask('DELETE', `/contacts/${String(id)}`)).status).toBe(204);
  await page.getByRole('button', box('Restore with my changes')).click();
  await expect(page.getByRole('button', box('Edit'))).toBeVisible();
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({
    phones: [{ value: '+46 8 123 456' }],
  });
});

test('what is typed survives a reload and a server that cannot be reached', async ({ person, guard }) => {
  const { page, context } = await person('Asha', { on: '/contacts' });
  await page.getByRole('button', box('New contact')).click();
  const name = nonce('Odile');
  await page.getByRole('textbox', box('Name')).fill(name);
  await page.reload();
  await expect(page.getByRole('textbox', box('Name'))).toHaveValue(name);

  guard.allow(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to .* failed/);
  await context.setOffline(true);
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByText('Could not reach the server. Your changes are kept.')).toBeVisible();
  await expect(page.getByRole('textbox', box('Name'))).toHaveValue(name);
  await context.setOffline(false);
  // It is saved by itself as soon as there is a connection.
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.getByRole('button', box('New contact')).click();
  await expect(page.getByRole('textbox', box('Name'))).toHaveValue('');
});

test('with only the keyboard: find, open, edit, save, close, add', async ({ person, server }) => {
  const asha = await person('Asha', { on: '/contacts' });
  const { page } = asha;
  const rest = await restAs(server.url, asha);
  const name = nonce('Pia');
  await rest.must('POST', '/contacts', { name });
  await rest.must('POST', '/contacts', { name: `${name} the second` });
  await expectLive(contactRow(page, `${name} the second`));

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search contacts' })).toBeFocused();
  await page.keyboard.type(name);
  await expect(contactList(page).getByRole('listitem')).toHaveCount(2);
  await contactRow(page, name).first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await expect(contactRow(page, `${name} the second`).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `${name} the second` })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', box('Name'))).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(`${name} the third`);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('heading', { name: `${name} the third` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Choose a contact' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', box('Name'))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/contacts(\?.*)?$/);
});

test('the way back in the browser leads through the pages one was on', async ({ person }) => {
  const { page } = await person('Asha', { on: '/contacts' });
  const name = nonce('Quinn');
  await addContact(page, { name });
  await expect(page.getByRole('heading', { name })).toBeVisible();
  const card = page.url();
  await page.goBack();
  await expect(page).toHaveURL(/\/contacts$/);
  await page.goForward();
  await expect(page).toHaveURL(card);
  await page.getByRole('link', { name: 'People' }).first().click();
  await expect(page).toHaveURL(/\/people/);
  await page.goBack();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test('a long address book draws few rows, and the rows in view stay where they are', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const name = nonce('R');
  await rest.importNames(
    Array.from({ length: 160 }, (_, index) => `${name} ${String(index).padStart(3, '0')}`),
    name,
  );
  const { page } = asha;
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(name);
  await expect(contactRow(page, `${name} 000`)).toBeVisible();
  await contactRow(page, `${name} 000`).getByRole('link').focus();
  const final = contactRow(page, `${name} 159`);
  // Each time it is pressed it leads to the last row known so far; the next page follows.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(final).toBeInViewport({ timeout: 500 });
  }).toPass({ intervals: [20] });
  expect(await contactList(page).getByRole('listitem').count()).toBeLessThanOrEqual(100);

  const before = await final.boundingBox();
  const ben = await restAs(server.url, await person('Ben'));
  await ben.must('POST', '/contacts', { name: `${name} 0000`, tags: [name] });
  await expectLive(page.getByRole('button', { name: '1 change above' }));
  expect(await final.boundingBox()).toEqual(before);
  await expect(final.getByRole('link')).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a contact is edited with more rows, refused with its reason, deleted and brought back', async ({
    page,
    server,
  }) => {
    await signUp(page, makeCredentials('Rosa'));
    const name = nonce('Sven');
    await page.goto('/contacts');
    await page.getByRole('button', box('New contact')).click();
    await page.getByRole('textbox', box('Phone')).fill('1');
    await page.getByRole('button', box('Save')).click();
    await expect(page.getByText('Fill this in.')).toBeVisible();
    await expect(page.getByRole('textbox', box('Phone'))).toHaveValue('1');
    await page.getByRole('textbox', box('Name')).fill(name);
    await page.getByRole('button', box('Save')).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();

    await page.getByRole('button', box('Edit')).click();
    await page.getByRole('button', box('Add phone')).click();
    await page.getByRole('textbox', box('Phone 2')).fill('+47 22 33 44 55');
    await page.getByRole('button', box('Save')).click();
    await expect(page.getByText('+47 22 33 44 55')).toBeVisible();

    await page.getByRole('button', box('Delete')).click();
    await expect(page.getByText('Contact deleted.')).toBeVisible();
    await page.getByRole('button', box('Undo')).click();
    await expect(page).toHaveURL(new RegExp(`^${server.url}/contacts/[^/?]+$`));
    await expect(page.getByRole('heading', { name })).toBeVisible();
  });
});
