import { expectAccessible } from './fixtures/axe.ts';
import { listenTo, log, makeRoom, message } from './fixtures/chat-steps.ts';
import { composer, expectLive, messageWith, nonce, sendByEnter } from './fixtures/steps.ts';
import { expect, test } from './fixtures/test.ts';

test('a room is made, found, joined and talked in', async ({ person }) => {
  const asha = await person('Asha', { on: '/rooms' });
  const ben = await person('Ben', { on: '/rooms' });
  const name = nonce('Design');
  await asha.page.getByRole('button', { name: 'New room' }).click();
  await expectAccessible(asha.page);
  await asha.page.keyboard.press('Escape');
  await makeRoom(asha.page, { name, topic: 'Colours and shapes' });

  await ben.page.getByRole('searchbox', { name: 'Search rooms' }).fill(name);
  const row = ben.page.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('Colours and shapes');
  await expectAccessible(ben.page);
  await row.getByRole('link').first().click();
  await expect(ben.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectAccessible(ben.page);
  await ben.page.getByRole('main').getByRole('button', { name: 'Join' }).last().click();
  await expect(composer(ben.page)).toBeVisible();

  const text = nonce('hello');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(ben.page, text));
  await expect(message(ben.page, text)).toContainText(asha.displayName);
  // Read for a second by the other one: seen.
  const seen = message(asha.page, text).getByRole('button', { name: 'Seen by 1 of 1' });
  await ben.page.bringToFront();
  await expect(seen).toBeVisible();
  await seen.click();
  await expect(asha.page.getByRole('list', { name: 'Read by 1 of 1' })).toContainText(ben.displayName);
  await expectAccessible(asha.page);
});

test('an address by name opens a room for its members, and asks others', async ({ guard, person }) => {
  guard.allow(/status of 404/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  const open = nonce('Open').replaceAll(' ', '-').toLowerCase();
  const secret = nonce('Secret').replaceAll(' ', '-').toLowerCase();
  await makeRoom(asha.page, { name: open });
  await makeRoom(asha.page, { name: secret, isPrivate: true });
  await asha.page.goto(`/rooms/${secret}`);
  await expect(composer(asha.page)).toBeVisible();
  await ben.page.goto(`/rooms/${open}`);
  await ben.page.getByRole('button', { name: 'Join' }).last().click();
  await expect(composer(ben.page)).toBeVisible();
  // A private room of others and one that is not there answer alike.
  const answers: (string | null)[] = [];
  for (const slug of [secret, 'there-is-no-such-room']) {
    await ben.page.goto(`/rooms/${slug}`);
    await expect(ben.page.getByText('There is no such room')).toBeVisible();
    answers.push(await ben.page.getByRole('main').textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  await ben.page.goto('/rooms');
  const rooms = ben.page.getByRole('list', { name: 'Rooms' });
  await expect(rooms).toContainText(open);
  await expect(rooms).not.toContainText(secret);
});

test('members are invited, promoted and removed; who is removed sees why they cannot write', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/chat' });
  const name = nonce('Team');
  await makeRoom(asha.page, { name, isPrivate: true });
  await asha.page.getByRole('button', { name: 'Details' }).click();
  await asha.page.getByRole('button', { name: 'Invite', exact: true }).click();
  await asha.page.getByRole('searchbox', { name: 'Search people' }).fill(ben.username);
  await asha.page.getByRole('button', { name: `Invite ${ben.displayName}` }).click();
  await expect(asha.page.getByText('In the room')).toBeVisible();
  await expectAccessible(asha.page);
  await asha.page.getByRole('button', { name: 'Done' }).click();
  const row = ben.page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('link', { name: new RegExp(name) });
  await expectLive(row);
  await row.click();
  await expect(composer(ben.page)).toBeVisible();
  await asha.page.getByRole('button', { name: `Options for ${ben.displayName}` }).click();
  await asha.page.getByRole('menuitemradio', { name: 'Admin' }).click();
  await asha.page.keyboard.press('Escape');
  await ben.page.getByRole('button', { name: 'Details' }).click();
  await expectLive(ben.page.getByRole('button', { name: 'Edit room' }));
  await expectAccessible(ben.page);
  await asha.page.getByRole('button', { name: `Options for ${ben.displayName}` }).click();
  await asha.page.getByRole('menuitem', { name: 'Remove from room' }).click();
  await expectLive(ben.page.getByText(`You are no longer in ${name}.`, { exact: false }));
  await expect(composer(ben.page)).toHaveCount(0);
  await expect(row).toHaveCount(0);
});

test('announcements and an archive are read, not written to; each says why', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('News').replaceAll(' ', '-').toLowerCase();
  await makeRoom(asha.page, { name });
  await ben.page.goto(`/rooms/${name}`);
  await ben.page.getByRole('button', { name: 'Join' }).last().click();
  await expect(composer(ben.page)).toBeVisible();
  await asha.page.getByRole('button', { name: 'Details' }).click();
  await asha.page.getByRole('button', { name: 'Edit room' }).click();
  await asha.page.getByLabel('Announcements only').check();
  await asha.page.getByRole('textbox', { name: 'Topic' }).fill('What happens');
  await asha.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectLive(ben.page.getByText('Only owners and admins write in this room.'));
  await expect(composer(ben.page)).toHaveCount(0);
  await expect(ben.page.getByText('What happens')).toBeVisible();
  const text = nonce('announced');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(ben.page, text));
  await asha.page.getByRole('button', { name: 'Archive' }).click();
  await asha.page.getByRole('button', { name: 'Archive room' }).click();
  for (const { page } of [asha, ben]) {
    await expectLive(page.getByText('This room is archived. It can be read, not written to.'));
    await expect(messageWith(page, text)).toBeVisible();
  }
  await asha.page.getByRole('button', { name: 'Bring back' }).click();
  await expectLive(composer(asha.page));
});

test('leaving a room takes it out of the list, on all devices', async ({ person }) => {
  const asha = await person('Asha');
  const name = nonce('Short');
  await makeRoom(asha.page, { name });
  const other = await asha.context.newPage();
  await other.goto('/chat');
  const row = other
    .getByRole('list', { name: 'Conversations' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(row).toBeVisible();
  await asha.page.getByRole('button', { name: 'Details' }).click();
  await asha.page.getByRole('button', { name: 'Leave' }).click();
  await asha.page.getByRole('button', { name: 'Leave room' }).click();
  await expect(row).toHaveCount(0);
});

test('what a room is told of follows its setting, and a screen reader hears where it was', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('Talk').replaceAll(' ', '-').toLowerCase();
  await makeRoom(asha.page, { name });
  await ben.page.goto(`/rooms/${name}`);
  await ben.page.getByRole('button', { name: 'Join' }).last().click();
  await expect(composer(ben.page)).toBeVisible();
  await ben.page.getByRole('link', { name: 'Contacts' }).click();
  await expect(ben.page.getByRole('searchbox', { name: 'Search contacts' })).toBeVisible();
  const heard = await listenTo(ben.page);
  await sendByEnter(asha.page, 'for nobody in particular');
  await expect.poll(heard).toContain(`Message from ${asha.displayName} in ${name}`);
  // Rooms tell of mentions alone: the title counts only those.
  await expect(ben.page).not.toHaveTitle(/^\(/);
  await sendByEnter(asha.page, `for @${ben.username}`);
  await expect.poll(heard).toContain(`Mention from ${asha.displayName} in ${name}`);
  await expect(ben.page).toHaveTitle(/^\(1\) /);
  await ben.page.goto(`/rooms/${name}`);
  await expect(log(ben.page)).toContainText('in particular');
  await ben.page.getByRole('button', { name: 'Details' }).click();
  await ben.page.getByLabel('Mute').selectOption('always');
  await expect(ben.page.getByText('Muted always')).toBeVisible();
  await expectAccessible(ben.page);
});
