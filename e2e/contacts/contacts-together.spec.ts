import { expectAccessible, expectAccessibleInAllSizes } from '../fixtures/axe.ts';
import { restAs } from '../fixtures/rest.ts';
import { contactRow, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (name: string) => ({ name, exact: true }) as const;

test('three that may be one are merged together, one left out if one likes, and taken apart again', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const email = `${nonce('trio').replace(' ', '.')}@example.org`;
  const phone = `+44 20 7946 ${String(Math.random()).slice(2, 6)}`;
  const names = ['Ivy A', 'Ivy B', 'Ivy C', 'Ivy D'].map(nonce);
  const [a = '', b = '', c = '', d = ''] = names;
  const { id } = await rest.must('POST', '/contacts', { name: a, phones: [{ label: 'Work', value: phone }] });
  await rest.must('POST', '/contacts', { name: b, phones: [{ label: 'Mobile', value: phone }], email });
  await rest.must('POST', '/contacts', { name: c, email, title: 'Pilot' });
  await rest.must('POST', '/contacts', { name: d, email });
  const { page } = asha;
  await page.goto('/contacts/duplicates');
  const group = page
    .getByRole('list', { name: 'Possible duplicates' })
    .getByRole('listitem')
    .filter({ hasText: a });
  await expect(group.first().getByText('4 contacts with the same phone and the same email')).toBeVisible();
  await expectAccessibleInAllSizes(page);
  await page.getByRole('checkbox', box(`Merge ${d}`)).press('Space');
  await page.getByRole('radio', box(c)).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: `Merge ${a}, ${b} and ${c}` }).press('Enter');
  await expect(page.getByText(`Merged into ${c}`).first()).toBeVisible();
  // The same number and email are there once, with the labels of both.
  expect(await rest.must('GET', `/contacts/${String(id)}`)).toMatchObject({
    name: c,
    title: 'Pilot',
    phones: [{ label: 'Work, Mobile', value: phone }],
    emails: [{ value: email }],
  });
  await expect(contactRow(page, b)).toHaveCount(0);
  await expect(contactRow(page, d)).toHaveCount(1);
  await page.getByRole('button', box('Undo')).press('Enter');
  for (const name of names) await expect(contactRow(page, name).getByRole('link')).toBeVisible();
  // The others are back a moment before this one has given back what it took.
  await expect
    .poll(() => rest.must('GET', `/contacts/${String(id)}`))
    .toMatchObject({ name: a, title: '', phones: [{ label: 'Work', value: phone }], emails: [] });
});

test('a merge while the other contact is edited is told as a merge, and what was typed goes to the merged one', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const [name, other] = [nonce('Uma A'), nonce('Uma B')];
  const kept = await rest.must('POST', '/contacts', { name, title: 'Clerk' });
  const gone = await rest.must('POST', '/contacts', { name: other });
  const { page } = await person('Ben', { on: `/contacts/${String(gone.id)}/edit` });
  await page.getByRole('textbox', box('Notes')).fill('typed meanwhile');
  const reader = await person('Cleo', { on: `/contacts/${String(gone.id)}` });
  await rest.must('POST', `/contacts/${String(kept.id)}/merge`, { withId: gone.id, fields: {} });
  const told = `${asha.displayName} merged this contact into ${name}.`;
  await expectLive(page.getByText(told));
  await expectLive(reader.page.getByText(told));
  await expectAccessibleInAllSizes(page);
  await reader.page.getByRole('button', box('Open the merged contact')).press('Enter');
  await expect(reader.page.getByRole('heading', { name })).toBeVisible();

  await page.getByRole('button', box('Save my changes there')).press('Enter');
  await expect(page.getByRole('article', { name })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(String(kept.id)));
  expect(await rest.must('GET', `/contacts/${String(kept.id)}`)).toMatchObject({
    title: 'Clerk',
    notes: 'typed meanwhile',
  });
});

test('custom fields are typed, merged with what another person adds, found, and exported', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Finn');
  const { id } = await rest.must('POST', '/contacts', {
    name,
    customFields: [{ label: 'Shoe size', value: '42' }],
  });
  const path = `/contacts/${String(id)}`;
  const { page } = await person('Ben', { on: `${path}/edit` });
  await page.getByRole('button', box('Add custom field')).press('Enter');
  const value = nonce('Blue');
  await page.keyboard.type(value);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Colour');
  const first = (await rest.must('GET', path)).customFields as { id: string; label: string; value: string }[];
  await rest.must('PATCH', path, {
    customFields: [
      { ...first[0], value: '43' },
      { label: 'Age', value: '43' },
    ],
  });
  await expect(page.getByRole('textbox', box('Custom field'))).toHaveValue('43');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  const fields = page.getByRole('region', box('Custom fields'));
  await expect(fields.getByText(value)).toBeVisible();
  await expectAccessibleInAllSizes(page);
  expect((await rest.must('GET', path)).customFields).toMatchObject([
    { label: 'Shoe size', value: '43' },
    { label: 'Age', value: '43' },
    { label: 'Colour', value },
  ]);
  await page.getByRole('searchbox', box('Search contacts')).fill(value);
  await expect(contactRow(page, name).getByRole('link')).toBeVisible();
  for (const [format, expected] of [
    ['csv', new RegExp(`${value},Colour`)],
    ['vcard', new RegExp(`X-PARLEY-FIELD:${value}\\r\\nitem\\d+.X-ABLabel:Colour`)],
  ] as const) {
    const answer = await page.request.get(`/api/v1/contacts/export?format=${format}`);
    expect(await answer.text()).toMatch(expected);
  }
});

test('birthdays that come are on the contacts page, in their order, with the age where the year is known', {
  tag: '@live',
}, async ({ person, server }) => {
  const asha = await person('Asha', { on: '/contacts' });
  const rest = await restAs(server.url, asha);
  const { page } = asha;
  const day = (inDays: number) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
  const [today, soon, late] = ['Tia', 'Sol', 'Lea'].map(nonce);
  const year = Number(day(3).slice(0, 4));
  await rest.must('POST', '/contacts', { name: soon, birthday: `${year - 40}${day(3).slice(4)}` });
  await rest.must('POST', '/contacts', { name: today, birthday: `-${day(0).slice(4)}` });
  await rest.must('POST', '/contacts', { name: late, birthday: `-${day(40).slice(4)}` });
  const birthdays = page.getByRole('region', box('Birthdays')).getByRole('listitem');
  await expect(birthdays.filter({ hasText: String(today) })).toContainText('Today');
  await expect(birthdays.filter({ hasText: String(soon) })).toContainText('in 3 days · turns 40');
  await expect(birthdays.filter({ hasText: String(late) })).toHaveCount(0);
  const order = await birthdays.allTextContents();
  expect(order.findIndex((each) => each.includes(String(today)))).toBeLessThan(
    order.findIndex((each) => each.includes(String(soon))),
  );
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', box('More for contacts')).press('Enter');
  await page.getByRole('menuitem', box('Birthdays')).press('Enter');
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await expectAccessibleInAllSizes(page);
  await page
    .getByRole('list', box('Birthdays'))
    .getByRole('link', { name: new RegExp(String(soon)) })
    .press('Enter');
  await expect(page.getByRole('heading', { name: String(soon) })).toBeVisible();

  await page.goto('/settings');
  const notify = page.getByRole('checkbox', { name: 'Birthdays of contacts' });
  await expect(notify).not.toBeChecked();
  await notify.press('Space');
  await expect
    .poll(async () => (await rest.must('GET', '/me')).settings)
    .toMatchObject({ birthdayNotices: true });
});
