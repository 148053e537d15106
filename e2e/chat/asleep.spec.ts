import { conversationIdOf, log, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import {
  composer,
  contactRow,
  messageWith,
  nonce,
  openAsleep,
  openDirect,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

// A page that is shown while its scripts are still on their way: nothing that a person does to it then is lost.

test('what is typed into the search is searched for', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const [wanted, other] = [nonce('Wanted'), nonce('Other')];
  for (const name of [wanted, other]) await rest.must('POST', '/contacts', { name });
  const wake = await openAsleep(asha.page, '/contacts');
  await asha.page.getByRole('searchbox', { name: 'Search contacts' }).fill(wanted);
  await expect(contactRow(asha.page, other)).toBeVisible();
  wake();
  await expect(contactRow(asha.page, other)).toHaveCount(0);
  await expect(contactRow(asha.page, wanted)).toBeVisible();
});

test('what is typed into a form is saved', async ({ person, server }) => {
  const asha = await person('Asha');
  const { page } = asha;
  const name = nonce('Early');
  const wake = await openAsleep(page, '/contacts/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Notes' }).fill('Typed early');
  wake();
  await expectConnected(page);
  await page.getByRole('textbox', { name: 'Title' }).fill('Typed late');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('article', { name })).toBeVisible();
  const rest = await restAs(server.url, asha);
  expect(await rest.must('GET', `/contacts?query=${encodeURIComponent(name)}`)).toMatchObject({
    items: [{ name, notes: 'Typed early', title: 'Typed late' }],
  });
});

test('a setting that is ticked is saved', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const wake = await openAsleep(asha.page, '/settings');
  await asha.page.getByRole('checkbox', { name: 'Hide my presence' }).check();
  wake();
  await expect
    .poll(async () => (await rest.must('GET', '/me')).settings)
    .toMatchObject({ hidePresence: true });
  await expect(asha.page.getByRole('checkbox', { name: 'Hide my presence' })).toBeChecked();
});

test('a contacts file that is chosen is read once it is', async ({ person }) => {
  const { page } = await person('Asha');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/contacts/import?')) asked.push(request.url());
  });
  const wake = await openAsleep(page, '/contacts/import');
  await page
    .getByLabel('Contacts file')
    .setInputFiles({ name: 'early.csv', mimeType: 'text/csv', buffer: Buffer.from('Name\nEarly Bird\n') });
  wake();
  await expect(page.getByRole('button', { name: 'Import 1 contact', exact: true })).toBeVisible();
  // What is drawn in the page itself was chosen by no one.
  expect(asked).toHaveLength(1);
});

test('who scrolls up gets what is older', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await writeNumbered(await restAs(server.url, asha), conversationIdOf(asha.page), 1, 60);
  const wake = await openAsleep(asha.page, asha.page.url());
  await expect(messageWith(asha.page, 'number 60.')).toBeInViewport();
  await log(asha.page).evaluate((element) => element.scrollBy({ top: -300, behavior: 'instant' }));
  const seen = messageWith(asha.page, 'number 53.');
  await expect(seen).toBeInViewport();
  wake();
  await expect(messageWith(asha.page, 'number 20.')).toBeAttached();
  await expect(seen).toBeInViewport();
});

test('what is sent before the page is connected outlives a reload, and arrives once', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await openDirect(ben, asha);
  let isHeld = true;
  await asha.page.routeWebSocket(/socket\.io/, (socket) => {
    if (!isHeld) socket.connectToServer();
  });
  await asha.page.reload();
  const text = nonce('early');
  await sendByEnter(asha.page, text);
  await expect(messageWith(asha.page, text)).toBeVisible();
  await expect(composer(asha.page)).toHaveValue('');
  await asha.page.reload();
  await expect(messageWith(asha.page, text)).toBeVisible();
  await expect(messageWith(ben.page, text)).toHaveCount(0);
  isHeld = false;
  await asha.page.reload();
  await expect(messageWith(ben.page, text)).toBeVisible();
  await expectConnected(asha.page);
  for (const { page } of [asha, ben]) await expect(messageWith(page, text)).toHaveCount(1);
});
