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

test('a contact added, edited and deleted in one browser is so in the other within a second', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha', { on: '/contacts' });
  const ben = await person('Ben', { on: '/contacts' });
  const name = nonce('Priya');

  await addContact(asha.page, { name, phone: '+91 98450 12345', email: 'priya@example.org' });
  await expectLive(contactRow(ben.page, name));
  await expect(contactRow(asha.page, name)).toHaveCount(1);

  await contactRow(ben.page, name).getByRole('link').click();
  await expect(ben.page.getByText('+91 98450 12345').first()).toBeVisible();
  await expect(asha.page.getByRole('button', { name: 'Edit' })).toBeVisible();
  await asha.page.getByRole('button', { name: 'Edit' }).click();
  const renamed = nonce('Priyanka');
  await asha.page.getByRole('textbox', { name: 'Name', exact: true }).fill(renamed);
  await asha.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectLive(contactRow(ben.page, renamed));
  await expectLive(ben.page.getByRole('heading', { name: renamed }));

  await asha.page.getByRole('button', { name: 'Delete' }).first().click();
  await expectGoneLive(contactRow(ben.page, renamed).getByRole('link'));
});

test('a contact changed by REST changes on an open page', { tag: '@live' }, async ({ person, server }) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const name = nonce('Ravi');
  const { id } = await rest.must('POST', '/contacts', { name, phone: '100' });
  await expectLive(contactRow(asha.page, name));
  const renamed = nonce('Ravindra');
  await rest.must('PATCH', `/contacts/${String(id)}`, { name: renamed });
  await expectLive(contactRow(asha.page, renamed));
  expect((await rest.ask('DELETE', `/contacts/${String(id)}`)).status).toBe(204);
  await expectGoneLive(contactRow(asha.page, renamed).getByRole('link'));
});

test('two people who edit different fields at once lose nothing', { tag: '@live' }, async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', {
    name: nonce('Sunil'),
    phone: '1',
    email: 'a@example.org',
  });
  const ben = await person('Ben', { on: `/contacts/${String(id)}` });
  await asha.page.goto(`/contacts/${String(id)}`);

  for (const { page } of [asha, ben]) await page.getByRole('button', { name: 'Edit' }).click();
  await asha.page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+44 20 7946 0018');
  await ben.page.getByRole('textbox', { name: 'Email', exact: true }).fill('sunil@example.org');
  for (const { page } of [asha, ben]) {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible();
  }
  const contact = await rest.must('GET', `/contacts/${String(id)}`);
  expect(contact).toMatchObject({
    phones: [{ value: '+44 20 7946 0018' }],
    emails: [{ value: 'sunil@example.org' }],
  });
  for (const { page } of [asha, ben]) {
    await expectLive(page.getByText('+44 20 7946 0018').first());
    await expectLive(page.getByText('sunil@example.org').first());
  }
});

test('an import moves nothing for a person who reads the list, and is there at once', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const tag = nonce('tag').replace(' ', '-');
  const rows = (word: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${word} ${String(index).padStart(3, '0')}`);
  await rest.importNames(rows('Mira', 95), tag);
  const { page } = await person('Ben', { on: `/contacts?tag=${tag}` });
  const row = page.getByRole('listitem').filter({ hasText: /Mira 060(?!5)/ });
  for (const tens of [1, 2, 3, 4, 5, 6]) await contactRow(page, `Mira 0${tens}0`).getByRole('link').focus();
  const position = async () => Math.round((await row.boundingBox())?.y ?? -1);
  const before = await position();

  const letAboveCome = await holdBack(page, /[?&]before=/);
  // More rows than a page above, and one that comes next to what is read.
  await rest.importNames([...rows('Anna', 150), 'Mira 0605'], tag);
  await expect(contactRow(page, 'Mira 0605')).toHaveCount(1);
  await expect.poll(position).toBe(before);
  await expect(row.getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(contactRow(page, 'Mira 0605').getByRole('link')).toBeFocused();
  // What is above is there when one goes up to it, also before it was loaded.
  await page.keyboard.press('Home');
  letAboveCome();
  await expect(contactRow(page, 'Anna 000').getByRole('link')).toBeFocused();
  await expect(contactRow(page, 'Anna 000')).toBeInViewport();
});

test('search finds by a part of the name and by digits, and says when nothing matches', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const name = nonce('Tamsin');
  const phone = `+1 555 ${Math.floor(1e6 + Math.random() * 9e6)}`;
  await rest.must('POST', '/contacts', { name, phone });
  await rest.must('POST', '/contacts', { name: nonce('Umberto') });
  const box = asha.page.getByRole('searchbox', { name: 'Search contacts' });
  for (const query of [name.toLowerCase(), phone.replace(/\D/g, '').slice(1)]) {
    await box.fill(query);
    await expect(contactList(asha.page).getByRole('listitem')).toHaveCount(1);
    await expect(contactRow(asha.page, name)).toBeVisible();
  }
  await box.fill('nobody has this name');
  await expect(contactRow(asha.page, name)).toHaveCount(0);
});

test('a contact without a name is refused under its field, and what was typed stays', async ({ person }) => {
  const { page } = await person('Asha', { on: '/contacts' });
  await page.getByRole('button', { name: 'New contact' }).click();
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('12345');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Phone', exact: true })).toHaveValue('12345');
});

test('text is shown, never run', async ({ person, server }) => {
  const { page, ...asha } = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const name = `<img src=x onerror="document.title='run'"> ${nonce('x')}`;
  await rest.must('POST', '/contacts', { name, notes: '<script>document.title="run"</script>' });
  await expectLive(contactRow(page, name));
  await contactRow(page, name).getByRole('link').click();
  await expect(page.getByText('<script>document.title="run"</script>')).toBeVisible();
  await expect(page).not.toHaveTitle('run');
});
