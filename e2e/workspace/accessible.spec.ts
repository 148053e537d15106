import { expectAccessible } from '../fixtures/axe.ts';
import { conversationIdOf } from '../fixtures/chat-steps.ts';
import { restAs } from '../fixtures/rest.ts';
import { addContact, contactRow, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

for (const path of ['/signup', '/login']) {
  test(`axe finds nothing on ${path}, nor with its errors shown`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Username' }).fill('!');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: path === '/signup' ? 'Create account' : 'Sign in' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await expectAccessible(page);
  });
}

test('axe finds nothing on contacts: empty, a list, one contact, the form', async ({ person }) => {
  const { page } = await person('Asha', { on: '/contacts' });
  await expectAccessible(page);
  const name = nonce('Priya');
  await addContact(page, { name, phone: '+91 98450 12345', email: 'priya@example.org' });
  await contactRow(page, name).getByRole('link').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expectAccessible(page);
});

test('axe finds nothing on chat: the list, an empty conversation, a lively one', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/chat' });
  const ben = await person('Ben');
  await expectAccessible(asha.page);
  await openDirect(asha, ben);
  await expectAccessible(asha.page);
  const conversationId = conversationIdOf(asha.page);
  const rest = await restAs(server.url, ben);
  for (let i = 0; i < 20; i += 1) {
    await rest.must('POST', `/conversations/${conversationId}/messages`, {
      clientId: `n-${i}`,
      body: `Number ${i}`,
    });
  }
  const text = nonce('mine');
  await sendByEnter(asha.page, text);
  await expect(messageWith(asha.page, text)).toBeVisible();
  await expectAccessible(asha.page);
  await asha.page.getByRole('button', { name: 'Account menu' }).click();
  await expectAccessible(asha.page);
});
