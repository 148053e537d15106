import type { Request } from '@playwright/test';
import { listenTo, message, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected, makeCredentials, signUp } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import {
  createRoom,
  expectInRoom,
  makeRoom,
  openDetails,
  openNewRoom,
  roomRow,
} from '../fixtures/room-steps.ts';
import {
  composer,
  expectGoneLive,
  expectLive,
  holdBack,
  messageWith,
  nonce,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('a room appears in the lobby of others, is previewed and joined, and both talk live', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/rooms' });
  const name = nonce('Design');
  await createRoom(asha.page, { name, topic: 'How it looks' });
  await expect(asha.page).toHaveURL(/\/rooms\/design-/);

  const first = nonce('first');
  await sendByEnter(asha.page, first);
  await expect(messageWith(asha.page, first)).toBeVisible();

  const row = roomRow(ben.page, name);
  await expectLive(row);
  await expect(row).toContainText('How it looks');
  await expect(row).toContainText('1 member');
  await row.getByRole('link', { name: 'Preview' }).click();
  await expect(ben.page.getByRole('heading', { name })).toBeVisible();
  await expect(ben.page.getByRole('list', { name: 'Newest messages' })).toContainText(first);
  await expect(composer(ben.page)).toHaveCount(0);
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expectInRoom(ben.page, name);
  await expectConnected(ben.page);

  const hello = nonce('hello');
  await sendByEnter(ben.page, hello);
  await expectLive(messageWith(asha.page, hello));
  const answer = nonce('answer');
  await sendByEnter(asha.page, answer);
  await expectLive(messageWith(ben.page, answer));
  await expectLive(asha.page.getByText(/^2 members/).first());
});

test('in a room the newest own message shows who has seen it, with names', { tag: '@live' }, async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const chen = await person('Chen');
  const name = nonce('Seen');
  await openNewRoom(asha, { name, memberIds: [ben.id, chen.id] });
  const text = nonce('who saw this');
  await sendByEnter(asha.page, text);
  await expect(asha.page.getByRole('button', { name: 'Not read yet' })).toBeVisible();

  await ben.page.goto(new URL(asha.page.url()).pathname);
  await expect(messageWith(ben.page, text)).toBeVisible();
  await asha.page.getByRole('button', { name: 'Read by 1 of 2' }).click();
  const readers = asha.page.getByRole('list', { name: 'Read by 1 of 2' });
  await expect(readers).toContainText(ben.displayName);
  await expect(readers).not.toContainText(chen.displayName);
});

test('what is said elsewhere is announced by who says it and in which room, a mention as one', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/contacts' });
  const name = nonce('Elsewhere');
  await openNewRoom(asha, { name, memberIds: [ben.id] });
  const announced = await listenTo(ben.page);
  await sendByEnter(asha.page, 'to everybody');
  await expect.poll(announced).toContain(`Message from ${asha.displayName} in ${name}`);
  await sendByEnter(asha.page, `and to @${ben.username}`);
  await expect.poll(announced).toContain(`Mention from ${asha.displayName} in ${name}`);
});

test('the lobby follows topics and counts, and finds by words', { tag: '@live' }, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const cora = await person('Cora', { on: '/rooms' });
  const name = nonce('Kitchen');
  await createRoom(asha.page, { name });
  await openNewRoom(asha, { name: nonce('Garage') });
  const row = roomRow(cora.page, name);
  await expectLive(row);

  await ben.page.goto('/rooms');
  await roomRow(ben.page, name).getByRole('button', { name: 'Join', exact: true }).click();
  await expectInRoom(ben.page, name);
  await expect(row).toContainText('2 members');

  await asha.page.goto('/rooms');
  await roomRow(asha.page, name).getByRole('link', { name: 'Open' }).click();
  await expectInRoom(asha.page, name);
  const details = await openDetails(asha.page);
  await details.getByRole('button', { name: 'Edit room' }).click();
  const dialog = asha.page.getByRole('dialog', { name: 'Edit room' });
  await dialog.getByRole('textbox', { name: 'Topic' }).fill('Who cooks');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Who cooks');

  await cora.page.getByRole('searchbox', { name: 'Search rooms' }).fill('cooks');
  await expect(cora.page.getByRole('list', { name: 'Rooms' }).getByRole('listitem')).toHaveCount(1);
  await cora.page.getByRole('searchbox', { name: 'Search rooms' }).fill('nothing like it');
  await expect(cora.page.getByRole('heading', { name: 'No room like “nothing like it”' })).toBeVisible();
});

test('a private room is not there for strangers, and opens to whom it invites', { tag: '@live' }, async ({
  guard,
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/rooms' });
  const name = nonce('Secret');
  await createRoom(asha.page, { name, isPrivate: true });
  const path = new URL(asha.page.url()).pathname;

  guard.allow(/status of 404/);
  const answer = await ben.page.goto(path);
  expect(answer?.status()).toBe(404);
  const seen = await ben.page.getByRole('main').textContent();
  await ben.page.goto('/rooms/there-is-no-such-room');
  expect(await ben.page.getByRole('main').textContent()).toBe(seen);
  await ben.page.goto('/rooms');
  await expect(roomRow(ben.page, name)).toHaveCount(0);
  await expectConnected(ben.page);

  const details = await openDetails(asha.page);
  await details.getByRole('button', { name: 'Add people' }).click();
  await asha.page.getByRole('button', { name: `Add ${ben.displayName}` }).click();
  await expect(asha.page.getByText('In the room')).toBeVisible();
  await expectLive(roomRow(ben.page, name));
  await roomRow(ben.page, name).getByRole('link', { name: 'Open' }).click();
  await expectInRoom(ben.page, name);
});

test('whoever is removed keeps what was said, sees by whom, and receives nothing more', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('Board');
  await openNewRoom(asha, { name, memberIds: [ben.id] });
  await ben.page.goto(new URL(asha.page.url()).pathname);
  await expectInRoom(ben.page, name);
  await expectConnected(ben.page);
  const before = nonce('before');
  await sendByEnter(asha.page, before);
  await expectLive(messageWith(ben.page, before));

  const details = await openDetails(asha.page);
  await details.getByRole('button', { name: `Options for ${ben.displayName}` }).click();
  await asha.page.getByRole('menuitem', { name: 'Remove from room' }).click();
  await expectLive(ben.page.getByText(`${asha.displayName} removed you from ${name}.`));
  await expectGoneLive(composer(ben.page));
  await expect(messageWith(ben.page, before)).toBeVisible();
  const after = nonce('after');
  await sendByEnter(asha.page, after);
  await expect(messageWith(asha.page, after)).toBeVisible();
  await expect(messageWith(ben.page, after)).toHaveCount(0);

  // The message just sent can be taken back as well: the removal is undone where it was said.
  await asha.page.getByRole('status', { name: 'Notice' }).getByRole('button', { name: 'Undo' }).click();
  await expectLive(composer(ben.page));
});

test('who is removed right after a message can no longer undo it, edit it or delete it', {
  tag: '@live',
}, async ({ person }) => {
  const olga = await person('Olga');
  const asha = await person('Asha');
  const name = nonce('Board');
  const path = await makeRoom(olga, { name, memberIds: [asha.id] });
  await Promise.all([olga.page.goto(path), asha.page.goto(path)]);
  for (const { page } of [olga, asha]) {
    await expectInRoom(page, name);
    await expectConnected(page);
  }
  const text = nonce('said');
  await sendByEnter(asha.page, text);
  const row = message(asha.page, text);
  const undo = row.getByRole('button', { name: 'Undo' });
  await expectLive(undo);

  const other = await restAs(olga.url, olga);
  const { id } = await other.must('GET', path);
  await other.ask('DELETE', `/conversations/${id}/members/${asha.id}`);
  await expectGoneLive(undo);
  await expectLive(asha.page.getByText(`${olga.displayName} removed you from ${name}.`));
  await row.hover();
  await row.getByRole('button', { name: 'Message options' }).click();
  await expect(asha.page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
  for (const item of ['React…', 'Reply', 'Edit', 'Delete for everyone'])
    await expect(asha.page.getByRole('menuitem', { name: item })).toHaveCount(0);
  await expectLive(messageWith(olga.page, text));
});

test('in an announcement room members read, an archived one takes nothing, until it is brought back', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('News');
  await createRoom(asha.page, { name, isAnnouncement: true, invite: [ben.displayName] });
  await ben.page.goto(new URL(asha.page.url()).pathname);
  await expect(ben.page.getByText('Only owners and admins write in this room.')).toBeVisible();
  await expect(composer(ben.page)).toHaveCount(0);
  await expectConnected(ben.page);
  const news = nonce('news');
  await sendByEnter(asha.page, news);
  await expectLive(messageWith(ben.page, news));

  const details = await openDetails(asha.page);
  await details.getByRole('button', { name: `Options for ${ben.displayName}` }).click();
  await asha.page.getByRole('menuitemradio', { name: 'Admin' }).click();
  await expectLive(composer(ben.page));

  await asha.page.keyboard.press('Escape');
  await details.getByRole('button', { name: 'Archive' }).click();
  await asha.page.getByRole('button', { name: 'Archive room' }).click();
  await expectLive(ben.page.getByText('This room is archived. It can be read, not written to.'));
  await expect(composer(asha.page)).toHaveCount(0);
  await details.getByRole('button', { name: 'Bring back' }).click();
  await expectLive(composer(ben.page));
});

test('members see the settings as text, and who leaves sees who takes over', { tag: '@live' }, async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('Club');
  await openNewRoom(asha, { name, memberIds: [ben.id] });
  await ben.page.goto(new URL(asha.page.url()).pathname);
  const seen = await openDetails(ben.page);
  await expect(seen.getByText('Public', { exact: true })).toBeVisible();
  await expect(seen.getByText('Owner', { exact: true })).toBeVisible();
  await expect(seen.getByRole('button', { name: 'Edit room' })).toHaveCount(0);
  await expect(seen.getByRole('button', { name: /^Options for/ })).toHaveCount(0);
  await expectConnected(ben.page);

  const details = await openDetails(asha.page);
  await details.getByRole('button', { name: 'Leave' }).click();
  await expect(asha.page.getByText(`${ben.displayName} becomes its owner.`)).toBeVisible();
  await asha.page.getByRole('button', { name: 'Leave room' }).click();
  await expect(asha.page).toHaveURL(/\/rooms$/);
  await expect(roomRow(asha.page, name).getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await expectLive(seen.getByRole('button', { name: 'Edit room' }));
});

test('names become addresses, two of one name get two, and mistakes are said under their fields', async ({
  person,
}) => {
  const { page } = await person('Asha', { on: '/rooms' });
  await page.getByRole('button', { name: 'New room' }).click();
  const dialog = page.getByRole('dialog', { name: 'New room' });
  const field = dialog.getByRole('textbox', { name: 'Name' });
  await expect(field).toBeFocused();
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Fill this in/);
  await field.fill('Käse & Brot!');
  await expect(field).toHaveAccessibleDescription(/\/rooms\/kase-brot/);
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(page).toHaveURL(/\/rooms\/kase-brot$/);
  await createRoom(page, { name: 'Kase Brot' });
  await expect(page).toHaveURL(/\/rooms\/kase-brot-2$/);
  await createRoom(page, { name: 'New' });
  await expect(page).toHaveURL(/\/rooms\/new-2$/);
});

test('a room opens with its newest fifty messages', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const name = nonce('Long');
  const room = await rest.must('POST', '/conversations', { kind: 'room', name, visibility: 'public' });
  await writeNumbered(rest, String(room.id), 1, 55);
  await asha.page.goto(`/rooms/${String(room.slug)}`);
  await expect(messageWith(asha.page, 'number 55.')).toBeVisible();
  await expect(messageWith(asha.page, 'number 6.')).toBeAttached();
  await expect(messageWith(asha.page, 'number 5.')).toHaveCount(0);
});

test('a new room can be called off, and an empty one offers to bring others in', async ({ person }) => {
  const ben = await person('Ben');
  await person('Cleo');
  const { page, ...asha } = await person('Asha', { on: '/rooms' });
  const button = page.getByRole('button', { name: 'New room' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'New room' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(nonce('Never'));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await openNewRoom({ page, ...asha }, { name: nonce('Empty') });
  const log = page.getByRole('log', { name: 'Messages' });
  await log.getByRole('button', { name: 'Add people' }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill(ben.displayName);
  await page.getByRole('button', { name: `Add ${ben.displayName}` }).click();
  // The room is empty no longer, and the dialog stays for more people.
  await expect(page.getByRole('dialog').getByText(`${ben.displayName} is in.`)).toBeVisible();
  await expect(log.getByText(`added ${ben.displayName}`)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  // Who can still be added comes before who is in already.
  const details = await openDetails(page);
  await details.getByRole('button', { name: 'Add people' }).click();
  const choices = page.getByRole('list', { name: 'People to add' }).getByRole('listitem');
  await expect(choices.first().getByRole('button', { name: /^Add / })).toBeVisible();
  await expect(choices.last()).toContainText('In the room');
  await page.getByRole('button', { name: 'Done' }).click();
  await openNewRoom({ page, ...asha }, { name: nonce('Empty too') });
  await log.getByRole('button', { name: 'Invite by link' }).click();
  await expect(page).toHaveURL(/\/people\/invite\?room=/);
});

test('with only the keyboard a room is made, written in and left', async ({ person }) => {
  const { page } = await person('Asha', { on: '/rooms' });
  await page.getByRole('button', { name: 'New room' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  const name = nonce('Keys');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expectInRoom(page, name);
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('by hand');
  await page.keyboard.press('Enter');
  await expect(messageWith(page, 'by hand')).toBeVisible();
  // A draft that is still on its way when one leaves arrives first.
  const letDraftGo = await holdBack(page, '**/draft');
  const isDraft = (request: Request) => request.postData()?.includes('never sent') ?? false;
  const asked = page.waitForRequest(isDraft);
  const answered = page.waitForResponse((response) => isDraft(response.request()));
  await page.keyboard.type('never sent');
  await asked;
  const toggle = page.getByRole('button', { name: 'Details', exact: true });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Leave' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Leave room' }).focus();
  await page.keyboard.press('Enter');
  setTimeout(letDraftGo, 500);
  expect((await answered).status()).toBe(204);
  await expect(page).toHaveURL(/\/rooms$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a room is made, found, and joined', async ({ page, browser, baseURL }) => {
    await signUp(page, makeCredentials('Asha'));
    await page.goto('/rooms');
    await page.getByRole('button', { name: 'New room' }).click();
    await page.getByRole('button', { name: 'Create room' }).click();
    await expect(page.getByText('Fill this in.')).toBeVisible();
    const name = nonce('Paper');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('textbox', { name: 'Topic' }).fill('Plain forms');
    await page.getByRole('button', { name: 'Create room' }).click();
    await expectInRoom(page, name);

    const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
    const other = await context.newPage();
    await signUp(other, makeCredentials('Ben'));
    await other.goto('/rooms');
    await other.getByRole('searchbox', { name: 'Search rooms' }).fill('plain');
    await other.getByRole('searchbox', { name: 'Search rooms' }).press('Enter');
    await roomRow(other, name).getByRole('button', { name: 'Join', exact: true }).click();
    await expectInRoom(other, name);
    await context.close();
  });
});

test('the name over a message leads to who wrote it', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openNewRoom(asha, { name: nonce('Design'), memberIds: [ben.id] });
  await ben.page.goto(new URL(asha.page.url()).pathname);
  const text = nonce('whose is this');
  await sendByEnter(ben.page, text);
  const row = message(asha.page, text);
  await expectLive(row);
  await row.getByRole('link', { name: ben.displayName }).click();
  await expect(asha.page.getByRole('heading', { level: 1, name: ben.displayName })).toBeVisible();
  await expect(asha.page.getByRole('button', { name: `Write to ${ben.displayName}` })).toBeVisible();
});
