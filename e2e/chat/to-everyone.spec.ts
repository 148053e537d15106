import { expectAccessible } from '../fixtures/axe.ts';
import { log, message, openBoth } from '../fixtures/chat-steps.ts';
import { attachment } from '../fixtures/file-steps.ts';
import { newcomer } from '../fixtures/newcomer.ts';
import { expectInRoom, makeRoom, openNewRoom } from '../fixtures/room-steps.ts';
import { composer, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('everyone in a room is mentioned by @all: completed, highlighted, and counted where they are', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/contacts' });
  const name = nonce('Kitchen');
  await openNewRoom(asha, { name, memberIds: [ben.id] });
  const word = nonce('lunch');
  await composer(asha.page).pressSequentially(`${word} @al`);
  const option = asha.page.getByRole('option', { name: '@all' });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(asha.page);
  await composer(asha.page).press('Tab');
  await expect(composer(asha.page)).toHaveValue(`${word} @all `);
  await composer(asha.page).press('Enter');
  await expect(message(asha.page, word).getByTitle('Everyone in this room')).toHaveText('@all');

  await ben.page.goto('/chat');
  const row = ben.page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name });
  await expect(row).toContainText('@');
  await row.click();
  await expectLive(message(ben.page, word));
  await expect(message(ben.page, word).getByTitle('Everyone in this room')).toHaveText('@all');
});

test('before many people are notified it is asked; without the right it is only a word', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const others = await Promise.all(
    Array.from({ length: 19 }, (_, index) => newcomer(server.url, `m${index}`)),
  );
  const name = nonce('Hall');
  const path = await makeRoom(asha, { name, memberIds: [ben.id, ...others.map(({ id }) => id)] });
  for (const { page } of [asha, ben]) {
    await page.goto(path);
    await expectInRoom(page, name);
  }
  const word = nonce('fire drill');
  await composer(asha.page).fill(`${word} @all`);
  await composer(asha.page).press('Enter');
  const question = asha.page.getByRole('dialog', { name: 'Notify 20 people?' });
  await expect(question).toBeVisible();
  await expectAccessible(asha.page);
  await asha.page.keyboard.press('Escape');
  await expect(composer(asha.page)).toHaveValue(`${word} @all`);
  await composer(asha.page).press('Enter');
  await question.getByRole('button', { name: 'Send' }).click();
  await expectLive(message(ben.page, word).getByTitle('Everyone in this room'));

  await composer(ben.page).pressSequentially('@al');
  await expect(ben.page.getByRole('option', { name: '@all' })).toHaveCount(0);
  const plain = nonce('plain');
  await composer(ben.page).fill(`${plain} @all`);
  await composer(ben.page).press('Enter');
  await expectLive(message(asha.page, plain));
  await expect(message(asha.page, plain).getByTitle('Everyone in this room')).toHaveCount(0);
});

test('near the limit it says how many characters are left; what is longer goes as a file, and nothing is lost', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  const status = page.getByRole('status', { name: 'Length' });
  await composer(page).fill('x'.repeat(3700));
  await expect(status).toHaveText('');
  await composer(page).fill('x'.repeat(3990));
  await expect(page.getByText('10 left', { exact: true })).toBeVisible();
  await expect(status).toHaveText('At most 10 characters left.');
  const text = 'y'.repeat(4005);
  await composer(page).fill(text);
  await expect(page.getByText('5 too many')).toBeVisible();
  await expect(status).toContainText('Too long for a message.');
  await expectAccessible(page);
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue(text);
  await page.getByRole('button', { name: 'Send it as a file' }).click();
  await expect(attachment(page, 'message.txt')).toBeVisible();
  await expect(composer(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const link = log(ben.page).getByRole('link', { name: /message\.txt/ });
  await expectLive(link);
  const address = await link.getAttribute('href');
  expect(await (await ben.context.request.get(`${ben.url}${address}`)).text()).toBe(text);
});
