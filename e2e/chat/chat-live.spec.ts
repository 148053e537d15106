import { conversationIdOf, writeNumbered } from '../fixtures/chat-steps.ts';
import { restAs } from '../fixtures/rest.ts';
import {
  composer,
  expectLive,
  messageWith,
  nonce,
  openChat,
  openDirect,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('two people talk both ways, each seeing the other within a second', { tag: '@live' }, async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openChat(asha.page, ben);
  await openChat(ben.page, asha);

  const hello = nonce('hello');
  await sendByEnter(asha.page, hello);
  await expect(composer(asha.page)).toHaveValue('');
  await expectLive(messageWith(ben.page, hello));
  await expectLive(messageWith(asha.page, hello));

  const answer = nonce('answer');
  await composer(ben.page).fill(answer);
  await ben.page.getByRole('button', { name: 'Send' }).click();
  await expectLive(messageWith(asha.page, answer));
  for (const { page } of [asha, ben]) {
    for (const text of [hello, answer]) await expect(messageWith(page, text)).toHaveCount(1);
  }
});

test('a first message opens the conversation in the list of the one it goes to, with its count', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/chat' });
  await openDirect(asha, ben);
  const text = nonce('first');
  await sendByEnter(asha.page, text);
  const row = ben.page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('listitem')
    .filter({ hasText: asha.displayName });
  await expectLive(row);
  await expect(row).toContainText(text);
  await expect(row).toContainText('1');
  await row.getByRole('link').first().click();
  await expect(messageWith(ben.page, text)).toBeVisible();
  await expect(row.getByText(/unread/i)).toHaveCount(0);
});

test('opening shows the newest fifteen, and scrolling up brings the older ones without a gap', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const rest = await restAs(server.url, asha);
  const people = await rest.must('GET', `/users?query=${ben.username}`);
  const [other] = people.items as { id: string }[];
  const conversation = await rest.must('POST', '/conversations', { kind: 'direct', userId: other?.id });
  await writeNumbered(rest, String(conversation.id), 1, 60);

  await ben.page.goto(`/chat/${String(conversation.id)}`);
  await expect(messageWith(ben.page, 'number 60.')).toBeVisible();
  await expect(messageWith(ben.page, 'number 46.')).toBeAttached();
  await expect(messageWith(ben.page, 'number 45.')).toHaveCount(0);
  const log = ben.page.getByRole('log', { name: 'Messages' });
  await expect(async () => {
    await log.hover();
    await ben.page.mouse.wheel(0, -4_000);
    await expect(messageWith(ben.page, 'number 1.')).toBeAttached({ timeout: 500 });
  }).toPass({ intervals: [20] });
  const numbers = (await log.getByText(/^number \d+\.$/).allInnerTexts()).map((text) =>
    Number(/\d+/.exec(text)?.[0]),
  );
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('typing is shown to the other', { tag: '@live' }, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await openDirect(ben, asha);
  await composer(asha.page).pressSequentially('I am');
  await expectLive(ben.page.getByText(/typing/i).first());
});

test('a message sent by REST arrives on an open page, in order and once', { tag: '@live' }, async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(ben, asha);
  const conversationId = conversationIdOf(ben.page);
  const rest = await restAs(server.url, asha);
  const body = nonce('by rest');
  const path = `/conversations/${conversationId}/messages`;
  await rest.must('POST', path, { clientId: 'once', body });
  const again = await rest.ask('POST', path, { clientId: 'once', body });
  expect(again.status).toBe(200);
  await expectLive(messageWith(ben.page, body));
  const last = nonce('after');
  await rest.must('POST', path, { clientId: 'second', body: last });
  await expectLive(messageWith(ben.page, last));
  await expect(messageWith(ben.page, body)).toHaveCount(1);
});
