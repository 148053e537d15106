import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { choose, conversationIdOf, expectStored, log, message } from '../fixtures/chat-steps.ts';
import { attachment, bytesFile, chooseFiles } from '../fixtures/file-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { makeRoom, openNewRoom } from '../fixtures/room-steps.ts';
import { composer, expectLive, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Forward message' });
const origin = (row: Locator): Locator => row.getByRole('button', { name: /^Forwarded from/ });

test('a message is sent on with a comment by keyboard, says from whom and not from where', {
  tag: '@live',
}, async ({ person, guard }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const cleo = await person('Cleo');
  await openDirect(cleo, ben);
  const toCleo = conversationIdOf(cleo.page);
  const secret = nonce('Secret plans');
  const path = await makeRoom(asha, { name: secret, visibility: 'private', memberIds: [ben.id] });
  await asha.page.goto(path);
  await ben.page.goto(path);
  for (const { page } of [asha, ben]) await expectConnected(page);
  const text = nonce('we open at nine');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(ben.page, text));
  await log(ben.page).press('ArrowUp');
  await expect(message(ben.page, text)).toBeFocused();
  await ben.page.keyboard.press('f');
  const dialog = dialogOf(ben.page);
  await expect(dialog.getByRole('searchbox', { name: 'Find a conversation' })).toBeFocused();
  await expectAccessible(ben.page);
  await ben.page.keyboard.type(cleo.displayName);
  await ben.page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox', { name: cleo.displayName })).toBeChecked();
  const comment = nonce('for you');
  await dialog.getByRole('textbox', { name: 'Comment (optional)' }).fill(comment);
  await ben.page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toHaveCount(0);
  await expectLive(messageWith(cleo.page, comment));
  const row = message(cleo.page, text);
  await expectLive(row);
  await expect(origin(row)).toContainText(asha.displayName);
  await expect(cleo.page.getByText(secret)).toHaveCount(0);
  await expectAccessible(cleo.page);
  // Who is not in the room does not get there; who is does.
  guard.allow(/404 \(Not Found\) \(.*\/api\/v1\/messages\//);
  await origin(row).click();
  await expect(cleo.page.getByText('The original is in a conversation that you are not in.')).toBeVisible();
  await ben.page.goto(`/chat/${toCleo}`);
  await expectConnected(ben.page);
  const own = message(ben.page, text);
  await expectStored(own);
  await own.hover();
  await own.getByRole('button', { name: 'Message options' }).click();
  await expect(ben.page.getByRole('menuitem', { name: 'Delete for everyone' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');
  await origin(own).click();
  await expect(ben.page.getByRole('heading', { level: 1, name: secret })).toBeVisible();
  await expect(message(ben.page, text)).toBeFocused();
});

test('its file goes to several conversations without being uploaded again, and outlives the first one', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('Team');
  await makeRoom(asha, { name, memberIds: [ben.id] });
  await openDirect(asha, ben);
  await openDirect(ben, asha);
  await chooseFiles(asha.page, bytesFile('plan.bin', 2_000));
  await expect(attachment(asha.page, 'plan.bin')).toContainText('Uploaded');
  const text = nonce('the plan');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(ben.page, text));
  await expectStored(message(asha.page, text));
  const uploads: string[] = [];
  asha.page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/files')) uploads.push(request.url());
  });
  await choose(message(asha.page, text), 'Forward…');
  const dialog = dialogOf(asha.page);
  await dialog.getByRole('checkbox', { name }).check();
  await dialog.getByRole('checkbox', { name: ben.displayName }).check();
  await dialog.getByRole('button', { name: 'Forward to 2' }).click();
  await expect(log(asha.page).getByRole('article').filter({ hasText: text })).toHaveCount(2);
  await expect(log(asha.page).getByRole('button', { name: 'Forwarded from you' })).toBeVisible();
  await choose(message(asha.page, text).first(), 'Delete for everyone');
  await asha.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(log(ben.page).getByText('Message deleted')).toBeVisible();
  for (const place of ['here', 'room']) {
    if (place === 'room') await ben.page.getByRole('list', { name: 'Conversations' }).getByText(name).click();
    const file = message(ben.page, text).getByRole('link', { name: /plan\.bin/ });
    await expect(file).toBeVisible();
    const answer = await ben.context.request.get((await file.getAttribute('href')) ?? '');
    expect(answer.status(), place).toBe(200);
    expect((await answer.body()).length).toBe(2_000);
  }
  expect(uploads).toEqual([]);
});

test('forwarded without a connection it goes out once, when that is back', { tag: '@live' }, async ({
  person,
  guard,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(ben, asha);
  await openDirect(asha, ben);
  const text = nonce('from the train');
  await sendByEnter(ben.page, text);
  await expectLive(messageWith(asha.page, text));
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  await log(asha.page).press('ArrowUp');
  await asha.page.keyboard.press('f');
  const dialog = dialogOf(asha.page);
  await dialog.getByRole('checkbox', { name: ben.displayName }).check();
  await asha.context.setOffline(true);
  await dialog.getByRole('button', { name: 'Forward' }).click();
  const pending = log(asha.page).getByRole('article').filter({ hasText: 'Forwarded from' });
  await expect(pending).toContainText(text);
  await asha.context.setOffline(false);
  await expectConnected(asha.page);
  await expect(origin(message(ben.page, text).last())).toContainText('you');
  await expect(log(ben.page).getByRole('article').filter({ hasText: text })).toHaveCount(2);
  await expect(log(asha.page).getByRole('article').filter({ hasText: text })).toHaveCount(2);
  await expect(composer(asha.page)).toHaveValue('');
});

test('one that is taken back leaves no words of another person to write on', async ({ person }) => {
  const asha = await person('Asha');
  const name = nonce('Alone');
  await openNewRoom(asha, { name });
  const text = nonce('note');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(asha.page, text));
  await choose(message(asha.page, text), 'Forward…');
  await dialogOf(asha.page).getByRole('checkbox', { name }).check();
  await dialogOf(asha.page).getByRole('button', { name: 'Forward', exact: true }).click();
  const forwarded = message(asha.page, 'Forwarded from you');
  await forwarded.getByRole('button', { name: 'Undo' }).click();
  await expect(forwarded).toHaveCount(0);
  await expect(message(asha.page, text)).toHaveCount(1);
  await expect(composer(asha.page)).toHaveValue('');
});

test('typing finds whom one never wrote to, and a room that the page does not list', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const cleo = await person('Cleo');
  const old = nonce('Attic');
  await makeRoom(asha, { name: old, memberIds: [cleo.id] });
  const rest = await restAs(server.url, asha);
  for (let at = 0; at < 100; at += 1)
    await rest.must('POST', '/conversations', { kind: 'room', name: `Filler ${at}`, visibility: 'private' });
  const { page } = asha;
  await openNewRoom(asha, { name: nonce('Here') });
  const text = nonce('to all ends');
  await sendByEnter(page, text);
  await expect(message(page, text)).toHaveAttribute('data-seq', /\d/);
  await choose(message(page, text), 'Forward…');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('checkbox', { name: 'Filler 99' })).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: old })).toHaveCount(0);
  const find = dialog.getByRole('searchbox', { name: 'Find a conversation' });
  await find.fill(old);
  await dialog.getByRole('checkbox', { name: old }).check();
  await find.fill(cleo.username);
  await dialog.getByRole('checkbox', { name: cleo.displayName }).check();
  await find.fill('zzqqxx');
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Forward to 2' }).click();
  await expect(page.getByText('Forwarded to 2 conversations.')).toBeVisible();
  await cleo.page.goto('/chat');
  await cleo.page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: old }).click();
  await expect(origin(message(cleo.page, text))).toContainText(asha.displayName);
  await cleo.page.goto(`/chat/with/${asha.id}`);
  await expect(origin(message(cleo.page, text))).toContainText(asha.displayName);
});
