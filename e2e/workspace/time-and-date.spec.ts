import { conversationIdOf, message } from '../fixtures/chat-steps.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, expectLive, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const BY_24 = /^\d\d:\d\d$/;
const BY_12 = /^\d{1,2}:\d\d\s[AP]M$/;

test('times are written as is usual in the language of the browser, until one chooses, and then on all pages', {
  tag: '@live',
}, async ({ browser, guard, person, server }) => {
  const asha = await person('Asha', { on: '/chat' });
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const path = `/chat/${conversationIdOf(asha.page)}`;
  const text = nonce('what time is it');
  await sendByEnter(asha.page, text);
  const timeOn = (page: typeof asha.page) => message(page, text).getByRole('time').first();
  await expect(timeOn(asha.page)).toHaveText(BY_24);

  // A device in another language, and the same page as the server writes it.
  const abroad = { baseURL: asha.url, storageState: await asha.context.storageState(), locale: 'en-US' };
  const other = await browser.newContext(abroad);
  await guard.watch(other);
  const phone = await other.newPage();
  await phone.goto(path);
  await expect(timeOn(phone)).toHaveText(BY_12);
  await expect(timeOn(phone)).toHaveAttribute('title', /^[A-Z][a-z]+, [A-Z][a-z]+ \d+, \d{4}, .+M$/);
  const plain = await browser.newContext({ ...abroad, javaScriptEnabled: false });
  const unscripted = await plain.newPage();
  await unscripted.goto(path);
  await expect(timeOn(unscripted)).toHaveText(BY_12);

  const rest = await restAs(server.url, asha);
  const contact = await rest.must('POST', '/contacts', { name: nonce('Priya'), birthday: '1990-05-03' });
  const desk = await asha.context.newPage();
  await desk.goto(`/contacts/${contact.id}`);
  const card = desk.getByRole('article');
  await expect(card.getByText('3 May 1990')).toBeVisible();

  await asha.page.goto('/settings');
  const clock = asha.page.getByRole('combobox', { name: 'Clock' });
  const order = asha.page.getByRole('combobox', { name: 'Date order' });
  await expect(clock).toHaveValue('browser');
  await clock.selectOption('24');
  await expectLive(asha.page.getByText('Saved', { exact: true }).first());
  await expect(timeOn(phone)).toHaveText(BY_24);
  await order.selectOption('month');
  await expect(card.getByText('May 3, 1990')).toBeVisible();
  await order.selectOption('year');
  await expect(card.getByText('1990-05-03')).toBeVisible();
  await clock.selectOption('12');
  await expect(
    asha.page.getByText(/^It is now [A-Z][a-z]+, \d{4}-\d\d-\d\d, \d{1,2}:\d\d\s[AP]M\.$/),
  ).toBeVisible();
  await expect(timeOn(phone)).toHaveText(BY_12);

  // What was chosen is there from the first paint on, whatever the browser speaks.
  await asha.page.goto(path);
  await expect(timeOn(asha.page)).toHaveText(BY_12);
  await expect(composer(asha.page)).toBeVisible();
  await unscripted.goto(`/contacts/${contact.id}`);
  await expect(unscripted.getByRole('article').getByText('1990-05-03')).toBeVisible();
  await plain.close();
  await other.close();
});
