import { readFileSync } from 'node:fs';
import { expectAccessible } from '../fixtures/axe.ts';
import { expectConnected } from '../fixtures/person.ts';
import { picture } from '../fixtures/picture.ts';
import { restAs } from '../fixtures/rest.ts';
import {
  addContact,
  contactList,
  contactRow,
  expectGoneLive,
  expectLive,
  holdBack,
  nonce,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (name: string) => ({ name, exact: true }) as const;

test('the whole record is typed, shown, and emitted to another page', async ({ person }) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben', { on: '/contacts' });
  const { page } = asha;
  const name = nonce('Björk');
  await page.getByRole('button', box('New contact')).click();
  await page.getByRole('textbox', box('Name')).fill(name);
  await page.getByRole('textbox', box('Phone')).fill('+44 (0)20 7946 0018');
  await page.getByRole('combobox', { name: 'Kind of number' }).fill('Studio');
  await page.getByRole('button', box('Add address')).click();
  await page.getByRole('textbox', box('Street')).fill('1 Quay');
  await page.getByRole('textbox', box('City')).fill('Reykjavík');
  await page.getByRole('button', box('Add website')).click();
  await page.getByRole('textbox', box('Website')).fill('example.org');
  await page.getByRole('textbox', box('Day')).fill('29');
  await page.getByRole('combobox', box('Month')).selectOption('February');
  await page.getByRole('combobox', box('Tags')).fill('music,');
  await page.getByRole('combobox', box('Tags')).fill('north');
  await page.getByRole('combobox', box('Tags')).press('Enter');
  await page
    .getByLabel('Photo file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture(page) });
  await expect(page.getByRole('button', box('Use photo'))).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole('button', box('Use photo')).click();
  await expectAccessible(page);
  await page.getByRole('button', box('Save')).click();

  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('link', box('+44 (0)20 7946 0018'))).toHaveAttribute(
    'href',
    'tel:+442079460018',
  );
  await expectLive(contactRow(ben.page, name));
  await contactRow(ben.page, name).getByRole('link').click();
  const card = ben.page.getByRole('article', { name });
  for (const text of ['Studio', '1 Quay', 'https://example.org', '29 February', 'music', 'north']) {
    await expect(card.getByText(text).first()).toBeVisible();
  }
  const photo = card.locator('img');
  await expect(photo).toBeVisible();
  await expect(photo).toHaveJSProperty('naturalWidth', 512);
  await expect(photo).toHaveJSProperty('naturalHeight', 512);
  await expectAccessible(ben.page);

  await ben.page.getByRole('button', box('Favourite')).click();
  await expect(ben.page.getByRole('button', box('Favourite'))).toHaveAttribute('aria-pressed', 'true');
  await expect(contactRow(ben.page, name).getByText('Favourite')).toBeAttached();
  await expect(page.getByRole('button', box('Favourite'))).toHaveAttribute('aria-pressed', 'false');
});

test('the history says what was what, and puts one field back', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Carl'), title: 'Clerk' });
  await rest.must('PATCH', `/contacts/${String(id)}`, { title: 'Head', phone: '123456' });
  const { page } = asha;
  await page.goto(`/contacts/${String(id)}`);
  await page.getByText('History', { exact: true }).click();
  await expect(page.getByText('Clerk → Head')).toBeVisible();
  await expect(page.getByText(/You changed by a program/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', box('Put back Title')).click();
  await expect(page.getByText('Head → Clerk')).toBeVisible();
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({
    title: 'Clerk',
    phones: [{ value: '123456' }],
  });
});

test('the bin says what was deleted, by whom and how long it stays, and gives it back', async ({
  person,
}) => {
  const { page } = await person('Asha', { on: '/contacts' });
  const name = nonce('Dora');
  await addContact(page, { name });
  await page.getByRole('button', box('Delete')).click();
  await page.getByRole('button', box('More for contacts')).click();
  await page.getByRole('menuitem', { name: 'Bin' }).click();
  const row = page
    .getByRole('list', { name: 'Deleted contacts' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(row.getByText(/Deleted by you, .* 30 days left/)).toBeVisible();
  await expectAccessible(page);
  await row.getByRole('button', { name: `Restore ${name}` }).click();
  await expect(row).toHaveCount(0);
  await expect(contactRow(page, name).getByRole('link')).toBeVisible();
});

test('the list is narrowed by tag, favourite and search, sorted, and matches are highlighted', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const tag = nonce('tag');
  const [a, b] = [nonce('Edda'), nonce('Fritz')];
  await rest.must('POST', '/contacts', { name: a, tags: [tag], organization: 'Orchard Ltd' });
  await rest.must('POST', '/contacts', { name: b });
  await rest.must(
    'PATCH',
    `/contacts/${String((await rest.must('POST', '/contacts', { name: nonce('Gus') })).id)}`,
    {
      notes: 'x',
    },
  );
  const { page } = asha;
  await contactRow(page, a).getByRole('link').click();
  await page.getByRole('link', { name: tag }).click();
  await expect(contactList(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: `Remove ${tag}` }).click();
  await page.getByRole('button', box('Favourite')).click();
  await page.getByRole('button', box('Show and sort')).click();
  await page.getByRole('menuitemradio', { name: 'Favourites' }).click();
  await expect(contactList(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('menuitemradio', { name: 'All contacts' }).click();
  await page.getByRole('menuitemradio', { name: 'Last changed first' }).click();
  await page.keyboard.press('Escape');
  await expect(contactList(page).getByRole('listitem').first()).toContainText('Gus');
  await page.reload();
  await expect(contactList(page).getByRole('listitem').first()).toContainText('Gus');
  await page.getByRole('button', { name: 'Remove Last changed first' }).click();

  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('orch');
  await expect(contactList(page).locator('mark')).toHaveText('Orch');
  const missing = nonce('Nobody');
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(missing);
  await page.getByRole('button', { name: `Add “${missing}”` }).click();
  await expect(page.getByRole('textbox', box('Name'))).toHaveValue(missing);
  await expect(page).toHaveURL(/query=Nobody.*name=Nobody/);
  await page.reload();
  await expect(page.getByRole('textbox', box('Name'))).toHaveValue(missing);
});

test('by keyboard: several are selected with X, tagged, deleted, and brought back', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const name = nonce('H');
  for (const i of [1, 2, 3]) await rest.must('POST', '/contacts', { name: `${name} ${i}` });
  const { page } = asha;
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(name);
  await contactRow(page, `${name} 1`).getByRole('link').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await expect(contactRow(page, `${name} 2`).getByRole('link')).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByText('2 selected')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', box('Tag the selected')).click();
  await page.getByRole('combobox', box('Tag to add')).fill('chosen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tagged 2 contacts “chosen”.')).toBeVisible();

  for (const i of [1, 2]) {
    await contactRow(page, `${name} ${i}`).getByRole('link').focus();
    await page.keyboard.press('x');
  }
  await page.getByRole('button', box('Delete the selected')).click();
  await expect(contactList(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', box('Undo')).click();
  await expect(contactList(page).getByRole('listitem')).toHaveCount(3);
});

test('a CSV file is previewed, its columns corrected, imported, and undone; an export can be imported again', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts/import' });
  const { page } = asha;
  const name = nonce('Imp').replace(' ', '-');
  const rows = Array.from({ length: 30 }, (_, i) => `${name} ${i},+44 20 7946 0${String(100 + i)},note ${i}`);
  const csv = `Who,Call,Notes\n${rows.join('\n')}\n"nobody,,\n`;
  await expectAccessible(page);
  const file = page.getByLabel('Contacts file');
  await file.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('combobox', box('Field for Who')).selectOption('Name');
  await page.getByRole('combobox', box('Field for Call')).selectOption('Phone');
  await expect(page.getByRole('button', box('Import 30 contacts'))).toBeVisible();
  await page.getByRole('button', { name: /^Can't be imported/ }).click();
  await expect(page.getByRole('list', { name: 'Preview' }).getByText('Line 32')).toBeVisible();
  await expectAccessible(page);
  const rest = await restAs(server.url, asha);
  expect(await rest.must('GET', `/contacts?query=${name}`)).toMatchObject({ items: [] });

  await page.getByRole('button', box('Import 30 contacts')).click();
  await expect(page.getByText(/^Imported: 30 new, 1 could not be imported/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(name);
  await expect(contactRow(page, `${name} 0`).first()).toBeVisible();

  for (const [format, item] of [
    ['csv', 'Export all as CSV'],
    ['vcf', 'Export all as vCard'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', box('More for contacts')).click();
    await page.getByRole('menuitem', { name: item }).click();
    const path = await (await download).path();
    await page
      .getByRole('button', box('Choose another file'))
      .or(page.getByText('Choose a file'))
      .first()
      .waitFor();
    await file.setInputFiles({ name: `back.${format}`, mimeType: 'text/plain', buffer: readFileSync(path) });
    // Nothing new: the address book is what the file says.
    await expect(page.getByRole('button', box('Import 0 contacts'))).toBeDisabled();
    await page.getByRole('button', box('Choose another file')).click();
  }

  await page.goto('/contacts/import');
  await page.getByRole('button', box('Undo import')).first().click();
  await expect(page.getByText(/^Undone/).first()).toBeVisible();
  expect(await rest.must('GET', `/contacts?query=${name}`)).toMatchObject({ items: [] });
});

test('a file that holds nothing says so, and nothing is written', async ({ person, guard }) => {
  guard.allow(/status of 422/);
  const { page } = await person('Asha', { on: '/contacts/import' });
  const garbage = Buffer.from(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256));
  await page
    .getByLabel('Contacts file')
    .setInputFiles({ name: 'x.vcf', mimeType: 'text/vcard', buffer: garbage });
  await expect(
    page.getByText(/Nothing was written|0 rows in the file|Can't be imported/).first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import [1-9]/ })).toHaveCount(0);
});

test('two possible duplicates are merged field by field, and un-merged', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const email = `${nonce('dup').replace(' ', '.')}@example.org`;
  const [one, other] = [nonce('Ida A'), nonce('Ida B')];
  await rest.must('POST', '/contacts', { name: one, email, title: 'First', phone: '+44 20 7946 0777' });
  await rest.must('POST', '/contacts', { name: other, email, title: 'Second', tags: ['kept'] });
  const { page } = asha;
  await page.goto('/contacts/duplicates');
  const group = page
    .getByRole('list', { name: 'Possible duplicates' })
    .getByRole('listitem')
    .filter({ hasText: one });
  await expect(group.getByText('2 contacts with the same email')).toBeVisible();
  await expectAccessible(page);
  await group.getByRole('radio', box('Second')).check();
  await group.getByRole('button', { name: /^Merge/ }).click();
  await expect(group).toHaveCount(0);
  await contactRow(page, one).getByRole('link').click();
  await expect(page.getByRole('article', { name: one }).getByText('Second', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'kept' })).toBeVisible();
  await expect(contactRow(page, other)).toHaveCount(0);

  await page.goto('/contacts/bin');
  await page.getByRole('button', { name: `Un-merge ${other}` }).click();
  await expect(page.getByText(`${other} is a contact of its own again`).first()).toBeVisible();
  await expect(contactRow(page, other).getByRole('link')).toBeVisible();
  expect(await rest.must('GET', `/contacts?query=${encodeURIComponent(one)}`)).toMatchObject({
    items: [{ title: 'First', tags: [] }],
  });
});

test('duplicates that one person dismissed are suggested to no one, also after a reload', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const email = `${nonce('apart').replace(' ', '.')}@example.org`;
  const name = nonce('Jo A');
  await rest.must('POST', '/contacts', { name, email });
  await rest.must('POST', '/contacts', { name: nonce('Jo B'), email });
  const ben = await person('Ben', { on: '/contacts/duplicates' });
  await asha.page.goto('/contacts/duplicates');
  const groupOf = ({ page }: typeof ben) =>
    page.getByRole('list', { name: 'Possible duplicates' }).getByRole('listitem').filter({ hasText: name });
  for (const each of [asha, ben]) await expect(groupOf(each)).toHaveCount(1);
  await groupOf(asha).getByRole('button', { name: 'Not the same' }).click();
  await expectGoneLive(groupOf(ben));
  await expect(groupOf(asha)).toHaveCount(0);
  await asha.page.getByRole('button', { name: 'Undo' }).click();
  for (const each of [asha, ben]) await expectLive(groupOf(each));

  await groupOf(ben).getByRole('button', { name: 'Not the same' }).click();
  await expectGoneLive(groupOf(asha));
  await asha.page.reload();
  await expect(asha.page.getByRole('heading', { name: 'Duplicates' })).toBeVisible();
  await expect(asha.page.getByText('Loading')).toHaveCount(0);
  await expect(groupOf(asha)).toHaveCount(0);
});

test('a long address book opens with its first page, and jumps by letter without what lies between', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts/import' });
  const rest = await restAs(server.url, asha);
  const csv = ['Name', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter, index) =>
    index === 0
      ? [letter]
      : Array.from({ length: 60 }, (_, i) => `${letter}ob ${String(i).padStart(2, '0')}`),
  );
  const { page } = asha;
  await page
    .getByLabel('Contacts file')
    .setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\n')) });
  await page.getByRole('button', box('Import 1560 contacts')).click();
  await expect(page.getByText(/^Imported: 1560 new/)).toBeVisible({ timeout: 60_000 });
  await page.goto('/contacts');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/contacts?')) asked.push(request.url());
  });
  const letAboveCome = await holdBack(page, /[?&]before=/);
  const rail = page.getByRole('slider', { name: 'Jump to letter' });
  await rail.focus();
  await page.keyboard.press('t');
  await expectLive(contactRow(page, 'Tob 00'));
  await expect(rail).toHaveAttribute('aria-valuetext', 'T');
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(await contactList(page).getByRole('listitem').count()).toBeLessThanOrEqual(100);
  // What is above comes when one goes there, and moves nothing; a key pressed before it is there is not lost.
  await contactRow(page, 'Tob 00').getByRole('link').focus();
  await page.keyboard.press('ArrowUp');
  letAboveCome();
  await expect(contactRow(page, 'Sob 59').getByRole('link')).toBeFocused();
  await expectAccessible(page);
  await rest.must('POST', '/contacts', { name: 'Sob 590' });
  await rail.focus();
  await page.keyboard.press('Home');
  await expect(contactRow(page, 'Aob 00')).toBeVisible();
});

test('Home and End lead to the ends of a long list, whatever of it is loaded', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const tag = nonce('tag').replace(' ', '-');
  await rest.importNames(
    Array.from({ length: 450 }, (_, index) => `Lund ${String(index).padStart(3, '0')}`),
    tag,
  );
  const { page } = asha;
  for (const sort of ['name', 'updatedAt']) {
    const names: string[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const after = cursor === '' ? '' : `&cursor=${String(cursor)}`;
      const found = await rest.must('GET', `/contacts?tag=${tag}&sort=${sort}&limit=200${after}`);
      names.push(...(found.items as { name: string }[]).map(({ name }) => name));
      cursor = found.nextCursor;
    }
    await page.goto(`/contacts?tag=${tag}&sort=${sort}`);
    await expectConnected(page);
    const link = (index: number) => contactRow(page, names.at(index) ?? '').getByRole('link');
    await link(0).focus();
    for (const [key, end] of [
      ['End', -1],
      ['Home', 0],
      ['End', -1],
    ] as const) {
      await page.keyboard.press(key);
      await expect(link(end)).toBeFocused();
      await expect(link(end)).toBeInViewport();
    }
    // From the end one goes up to what was not loaded before.
    for (let up = 2; up <= 150; up += 1) {
      await page.keyboard.press('ArrowUp');
      await expect(link(-up)).toBeFocused();
    }
    expect(await contactList(page).getByRole('listitem').count()).toBeLessThanOrEqual(100);
  }
});

test('from a contact to its conversation by one key, and back by one click', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const rest = await restAs(server.url, asha);
  const me = await (await restAs(server.url, ben)).must('GET', '/me');
  const name = nonce('Otto');
  const { id } = await rest.must('POST', '/contacts', { name, userId: me.id });
  const { page } = asha;
  await page.goto(`/contacts/${String(id)}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expectConnected(page);
  await page.keyboard.press('m');
  await expect(page.getByRole('textbox', box('Message'))).toBeVisible();
  await page.getByRole('link', box('Contact')).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});
