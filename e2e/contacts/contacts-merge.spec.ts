import { expectAccessible } from '../fixtures/axe.ts';
import { restAs } from '../fixtures/rest.ts';
import { contactRow, expectGoneLive, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

// Two browsers through every row of "Contacts edited by several people".
const box = (name: string) => ({ name, exact: true }) as const;

test('who has it open and who writes in which field is shown, and ends when their tab dies', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Vera'), title: 'Clerk' });
  await asha.page.goto(`/contacts/${String(id)}`);
  const ben = await person('Ben', { on: `/contacts/${String(id)}` });
  await expectLive(asha.page.getByText(`${ben.displayName} is viewing this`));
  await expectLive(ben.page.getByText(`${asha.displayName} is viewing this`));

  await asha.page.getByRole('button', box('Edit')).click();
  await ben.page.getByRole('button', box('Edit')).click();
  await ben.page.getByRole('textbox', box('Title')).focus();
  await expectLive(asha.page.getByText(`${ben.displayName} is editing`, { exact: true }));
  await expectAccessible(asha.page);
  await ben.context.close();
  await expectGoneLive(asha.page.getByText(`${ben.displayName} is editing`, { exact: true }));
  await expect(asha.page.getByRole('list', { name: 'Also here' })).toHaveCount(0);
});

test('phones merge one by one, and one that both changed shows all three versions after the save', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const phone = (value: string, label = '') => ({ label, value });
  const path = await (async () => {
    const { id } = await rest.must('POST', '/contacts', {
      name: nonce('Wim'),
      phones: [phone('+44 20 7946 0001', 'Work'), phone('+44 20 7946 0002')],
    });
    return `/contacts/${String(id)}`;
  })();
  const ben = await person('Ben', { on: `${path}/edit` });
  const { page } = ben;
  await page.getByRole('textbox', box('Phone')).fill('+44 20 7946 0111');
  await page.getByRole('textbox', box('Notes')).fill('kept');

  const { phones } = (await rest.must('GET', path)) as { phones: { id: string; value: string }[] };
  const [first, second] = phones;
  await rest.must('PATCH', path, {
    phones: [
      { ...first, value: '+44 20 7946 0999' },
      { ...second, value: '+44 20 7946 0222' },
      phone('+44 20 7946 0003', 'Home'),
    ],
  });
  // One that I did not touch follows, a new one comes in, mine stays.
  await expect(page.getByRole('textbox', box('Phone 2'))).toHaveValue('+44 20 7946 0222');
  await expect(page.getByRole('textbox', box('Phone 3'))).toHaveValue('+44 20 7946 0003');
  await expect(page.getByRole('textbox', box('Phone'))).toHaveValue('+44 20 7946 0111');
  await expectLive(page.getByText(`${asha.displayName} set this to +44 20 7946 0999`));

  await page.getByRole('button', box('Save')).click();
  await expect(page.getByText(`Everything else is saved. ${asha.displayName} also changed`)).toBeVisible();
  for (const label of ['Yours', `Theirs (${asha.displayName})`, 'Before']) {
    await expect(page.getByText(label, { exact: true })).toBeVisible();
  }
  // Only what is open is shown; the rest is saved.
  await expect(page.getByRole('textbox', box('Notes'))).toBeHidden();
  await expect(page.getByRole('textbox', box('Phone 2'))).toBeHidden();
  expect(await rest.must('GET', path)).toMatchObject({
    notes: 'kept',
    phones: [{ value: '+44 20 7946 0999' }, { value: '+44 20 7946 0222' }, { value: '+44 20 7946 0003' }],
  });
  await expectAccessible(page);
  await page.getByRole('button', box('Keep mine')).click();
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByRole('button', box('Edit'))).toBeVisible();
  expect(await rest.must('GET', path)).toMatchObject({
    phones: [{ value: '+44 20 7946 0111', e164: '+442079460111' }, {}, {}],
  });
});

test('theirs can be used instead, and is not asked about again', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Xia'), title: 'Before' });
  const { page } = await person('Ben', { on: `/contacts/${String(id)}/edit` });
  await page.getByRole('textbox', box('Title')).fill('Mine');
  await rest.must('PATCH', `/contacts/${String(id)}`, { title: 'Theirs' });
  await page.getByRole('button', box('Use theirs')).click();
  await expect(page.getByRole('textbox', box('Title'))).toHaveValue('Theirs');
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByRole('button', box('Edit'))).toBeVisible();
});

test('a contact that another person deletes under my hands is saved as a new one, or let go', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Yara');
  const { id } = await rest.must('POST', '/contacts', { name, title: 'Pilot' });
  const { page } = await person('Ben', { on: `/contacts/${String(id)}/edit` });
  await page.getByRole('textbox', box('Notes')).fill('typed');
  await rest.ask('DELETE', `/contacts/${String(id)}`);
  await expectLive(page.getByText(`${asha.displayName} deleted this contact.`));
  await expectAccessible(page);
  await page.getByRole('button', box('Save as new')).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(String(id)));
  const copy = page.url().split('/').at(-1) ?? '';
  expect(await rest.must('GET', `/contacts/${copy}`)).toMatchObject({ name, title: 'Pilot', notes: 'typed' });

  await page.getByRole('button', box('Edit')).click();
  await page.getByRole('textbox', box('Notes')).fill('typed again');
  await rest.ask('DELETE', `/contacts/${copy}`);
  await page.getByRole('button', box('Discard')).click();
  await expect(page).toHaveURL(/\/contacts(\?.*)?$/);
  await expect(contactRow(page, name).getByRole('link')).toHaveCount(0);
});

test('what is saved without a network is saved when it is back, also from another screen', async ({
  person,
  server,
  guard,
}) => {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to .* failed/);
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Zoe');
  const { id } = await rest.must('POST', '/contacts', { name, title: 'Before' });
  const elsewhere = nonce('Elsewhere');
  await rest.must('POST', '/contacts', { name: elsewhere });
  const path = `/contacts/${String(id)}`;
  const { page, context } = await person('Ben', { on: `${path}/edit` });

  await context.setOffline(true);
  await page.getByRole('textbox', box('Notes')).fill('offline');
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByText('Will save when online.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('button', box('Edit'))).toBeVisible({ timeout: 45_000 });
  expect(await rest.must('GET', path)).toMatchObject({ notes: 'offline' });

  await page.getByRole('button', box('Edit')).click();
  await context.setOffline(true);
  await page.getByRole('textbox', box('Notes')).fill('twice');
  await page.getByRole('textbox', box('Title')).fill('Mine');
  await page.getByRole('button', box('Save')).click();
  await expect(page.getByText('Will save when online.')).toBeVisible();
  await contactRow(page, elsewhere).getByRole('link').click();
  await expect(page.getByRole('heading', { name: elsewhere })).toBeVisible();
  await rest.must('PATCH', path, { title: 'Theirs' });
  await context.setOffline(false);
  const notice = page.getByText(`${asha.displayName} changed ${name}, too. Choose what to keep.`);
  await expect(notice.first()).toBeVisible({ timeout: 45_000 });
  await page.getByRole('button', box('Open')).click();
  await expect(page.getByText(`${asha.displayName} set this to Theirs`)).toBeVisible();
  expect(await rest.must('GET', path)).toMatchObject({ notes: 'twice', title: 'Theirs' });
});
