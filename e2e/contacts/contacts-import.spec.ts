import { expectAccessible } from '../fixtures/axe.ts';
import { restAs } from '../fixtures/rest.ts';
import { contactRow, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (name: string) => ({ name, exact: true }) as const;

test('a file travels once: columns, encoding and duplicates are tried with what the server has, by the keyboard', async ({
  person,
}) => {
  const { page } = await person('Asha', { on: '/contacts/import' });
  const name = nonce('Jürgen');
  const sent: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const hasBody = (request.headers()['content-type'] ?? '').startsWith('multipart/form-data');
    if (request.method() === 'POST' && /^\/api\/v1\/(files|contacts\/import)/.test(pathname))
      sent.push(`${pathname.slice('/api/v1'.length)}${hasBody ? ' with the file' : ''}`);
  });
  const csv = Buffer.from(`Name;Telefon;Schuhgröße\n${name};+49 30 123456;42\n`, 'latin1');
  await page
    .getByLabel('Contacts file')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: csv });

  // The result comes first; what was recognized is folded away.
  await expect(page.getByRole('list', { name: 'Preview' }).getByText(name)).toBeVisible();
  await expect(page.getByText('2 recognized columns')).toBeVisible();
  await expect(page.getByRole('combobox', box('Field for Telefon'))).toBeHidden();
  const encoding = page.getByRole('combobox', box('Encoding'));
  await expect(encoding).toHaveValue('windows-1252');
  await expect(page.getByText(`Names look so: ${name}`)).toBeVisible();
  await expectAccessible(page);

  await encoding.focus();
  await encoding.selectOption('windows-1251');
  await expect(page.getByText(`Names look so: ${name.replace('ü', 'ь')}`)).toBeVisible();
  await encoding.selectOption('windows-1252');
  const shoe = page.getByRole('combobox', box('Field for Schuhgröße'));
  await shoe.focus();
  await shoe.selectOption('Title');
  await expect(page.getByText('To the notes:')).toHaveCount(0);
  await page.getByRole('button', box('Import 1 contact')).press('Enter');
  await expect(page.getByText(/^Imported: 1 new/)).toBeVisible();
  await page.getByRole('button', box('Show them')).press('Enter');
  await expect(contactRow(page, name).first()).toBeVisible();
  await expect(page).toHaveURL(/sort=updatedAt/);
  expect(sent.filter((each) => each.endsWith('with the file'))).toEqual(['/files with the file']);
  expect(sent.filter((each) => each === '/contacts/import').length).toBeGreaterThanOrEqual(4);
});

test('another tab sees how far an import is; undoing answers at once and goes on; what was left out is listed', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha', { on: '/contacts/import' });
  const { page, context } = asha;
  const other = await context.newPage();
  await other.goto('/contacts/import');
  const name = nonce('Many').replace(' ', '-');
  const rows = Array.from({ length: 1_200 }, (_, index) =>
    index % 10 === 0 ? ',0000-00-00' : `${name} ${index},1980-01-0${1 + (index % 9)}`,
  );
  await page.getByLabel('Contacts file').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Name,Birthday\n${rows.join('\n')}\n`),
  });
  await page.getByText('120 rows will be left out, and why').click();
  await expect(page.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveCount(50);
  await page.getByRole('button', box('Import 1080 contacts')).click();
  await expect(other.getByText('many.csv')).toBeVisible();
  for (const tab of [page, other]) await expect(tab.getByText(/^Imported: 1080 new/).first()).toBeVisible();
  await page.getByText('120 rows left out, and why').click();
  const leftOut = page.getByRole('list', { name: 'Left out' }).getByRole('listitem');
  await expect(leftOut).toHaveCount(50);
  await page.getByRole('button', box('Show more')).press('Enter');
  await expect(leftOut).toHaveCount(100);
  await expect(leftOut.last()).toContainText('Line 992:');
  await expectAccessible(page);

  const answered = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  // Of the newest one, which is above those of others.
  await page.getByRole('button', box('Undo import')).first().press('Enter');
  expect((await answered).status()).toBe(202);
  for (const tab of [page, other]) await expect(tab.getByText(/^Undone/).first()).toBeVisible();
  const rest = await restAs(server.url, asha);
  expect(await rest.must('GET', `/contacts?query=${name}`)).toMatchObject({ items: [] });
});

test('a number is found as it is pasted, and dialled as it is meant; a text that is no number is no link', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const { page } = asha;
  const rest = await restAs(server.url, asha);
  const name = nonce('Flora');
  const number = `+49 30 555${String(Math.random()).slice(2, 7)}`;
  await rest.must('POST', '/contacts', {
    name,
    phones: [
      { label: 'Work', value: `${number} ext. 34` },
      { label: 'Shop', value: '1-800-FLOWERS' },
      { label: 'Balance', value: '*100#' },
      { label: 'Else', value: 'ask the neighbour' },
    ],
  });
  await expectLive(contactRow(page, name));
  const search = page.getByRole('searchbox', box('Search contacts'));
  for (const pasted of [
    `${number} ext. 34`,
    `\u202a${number.replaceAll(' ', '\u2011')}\u202c`,
    `tel:${number.replaceAll(' ', '-')};ext=34`,
    `Flora: ${number}`,
    number.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit))),
  ]) {
    await search.fill(pasted);
    await expect(contactRow(page, name).getByRole('link'), pasted).toBeVisible();
  }
  await contactRow(page, name).getByRole('link').press('Enter');
  const phones = page.getByRole('region', box('Phones'));
  await expect(phones.getByRole('link')).toHaveCount(3);
  const hrefs = await phones
    .getByRole('link')
    .evaluateAll((links) => links.map((each) => each.getAttribute('href')));
  expect(hrefs).toEqual([`tel:${number.replaceAll(' ', '')};ext=34`, 'tel:18003569377', 'tel:*100%23']);
  await expect(phones.getByText('ask the neighbour')).toBeVisible();
});
