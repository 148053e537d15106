import { createHash } from 'node:crypto';
import { choose, listenTo, log, message, openBoth } from '../fixtures/chat-steps.ts';
import {
  attachment,
  bytesFile,
  bytesOnServer,
  chooseFiles,
  expectDrawn,
  filesOnDevice,
  giveFiles,
  holdUploads,
  pictureFile,
  tray,
} from '../fixtures/file-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { composer, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const MB = 1_000_000;

test('pictures that are chosen, pasted and dropped are seen by both, with what was said of them', {
  tag: '@live',
}, async ({ person }) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const chosen = await pictureFile(asha.page, 'kite.png', { color: 'crimson' });
  const pasted = await pictureFile(asha.page, 'image.png');
  const dropped = await pictureFile(asha.page, 'sea.png', { color: 'navy', width: 300, height: 500 });
  await openBoth(asha, ben);
  await chooseFiles(asha.page, chosen);
  await expect(attachment(asha.page, 'kite.png')).toBeVisible();
  await giveFiles(composer(asha.page), 'paste', pasted);
  await giveFiles(log(asha.page), 'drop', dropped);
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(3);
  await tray(asha.page)
    .getByRole('textbox', { name: 'Alternative text for kite.png' })
    .fill('A red kite over the sea');
  const said = await listenTo(ben.page);
  const text = nonce('three pictures');
  await sendByEnter(asha.page, text);
  await expect(tray(asha.page)).toBeHidden();
  await expect(message(ben.page, text)).toBeVisible();
  for (const { page } of [asha, ben]) {
    const pictures = message(page, text).getByRole('img');
    await expect(pictures).toHaveCount(3);
    await expectDrawn(pictures);
    await expect(message(page, text).getByRole('img', { name: 'A red kite over the sea' })).toBeVisible();
  }
  await expect.poll(said).toContainEqual(expect.stringContaining(`: ${text}, with 3 images`));
  await expect.poll(() => filesOnDevice(asha.page)).toEqual({ files: 0, bytes: 0 });
});

test('a picture without a text is read aloud and listed by its alternative text', { tag: '@live' }, async ({
  person,
}) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const picture = await pictureFile(asha.page, 'IMG_1.png');
  await openBoth(asha, ben);
  const said = await listenTo(ben.page);
  await chooseFiles(asha.page, picture);
  const alt = nonce('Ada at the lake');
  await attachment(asha.page, 'IMG_1.png').getByRole('textbox').fill(alt);
  await asha.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(log(ben.page).getByRole('img', { name: alt })).toBeVisible();
  await expect.poll(said).toContainEqual(`${asha.displayName} sent an image: ${alt}`);
  const row = ben.page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first();
  await expect(row).toContainText(`Photo: ${alt}`);
  // An edit may leave it without a text, or give it one; the picture stays.
  await composer(asha.page).press('ArrowUp');
  await composer(asha.page).fill('now with words');
  await composer(asha.page).press('Enter');
  await expect(message(ben.page, 'now with words').getByRole('img', { name: alt })).toBeVisible();
  await composer(asha.page).press('ArrowUp');
  await composer(asha.page).fill('');
  await composer(asha.page).press('Enter');
  await expect(messageWith(ben.page, 'now with words')).toHaveCount(0);
  const drawn = log(ben.page).getByRole('img', { name: alt });
  await expect(drawn).toBeVisible();
  // Deleted, it is gone for everybody at once.
  const address = String(await drawn.getAttribute('src'));
  const again = () => ben.context.request.get(new URL(address, ben.url).href);
  expect((await again()).status()).toBe(200);
  await choose(log(asha.page).getByRole('article').last(), 'Delete for everyone');
  await asha.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(messageWith(ben.page, 'Message deleted')).toBeVisible();
  await expect(drawn).toHaveCount(0);
  expect((await again()).status()).toBe(404);
});

test('a message sent while its file still goes up waits with it, through a reload; those after it wait, too', async ({
  person,
  server,
}) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const conversationId = await openBoth(asha, ben);
  const file = bytesFile('film of the sea.bin', 3 * MB);
  const letGo = await holdUploads(asha.page);
  await chooseFiles(asha.page, file);
  await expect(attachment(asha.page, file.name).getByText(/\b17 %/)).toBeVisible();
  const [first, second] = [nonce('with a file'), nonce('right after')];
  await sendByEnter(asha.page, first);
  await sendByEnter(asha.page, second);
  await expect(message(asha.page, first)).toContainText('17 %');
  await expect(messageWith(ben.page, second)).toHaveCount(0);
  await asha.page.reload();
  await expect(message(asha.page, first)).toContainText(file.name);
  await letGo();
  await expect(message(ben.page, first)).toContainText(file.name, { timeout: 30_000 });
  await expect(messageWith(ben.page, second)).toBeVisible();
  const seen = await log(ben.page).getByRole('article').allTextContents();
  expect(seen.findIndex((text) => text.includes(first))).toBeLessThan(
    seen.findIndex((text) => text.includes(second)),
  );
  const { items } = await (
    await ben.context.request.get(`${server.url}/api/v1/conversations/${conversationId}/messages`)
  ).json();
  const bytes = await (
    await ben.context.request.get(`${server.url}/api/v1/files/${items[0].files[0].id}`)
  ).body();
  expect(digest(bytes)).toBe(digest(file.buffer));
  await expect.poll(() => filesOnDevice(asha.page)).toEqual({ files: 0, bytes: 0 });
});

test('files attached without a connection wait, and go up when it is back', async ({ guard, person }) => {
  guard.allowLostServer();
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  const picture = await pictureFile(asha.page, 'kite.png');
  await openBoth(asha, ben);
  // What attaches files is here before the connection goes.
  await chooseFiles(asha.page, bytesFile('first.bin', 100));
  await expect(attachment(asha.page, 'first.bin')).toContainText('Uploaded');
  await asha.context.setOffline(true);
  await chooseFiles(asha.page, picture);
  await expect(attachment(asha.page, 'kite.png')).toContainText('Waiting for connection');
  const text = nonce('from the train');
  await sendByEnter(asha.page, text);
  await expect(message(asha.page, text)).toContainText('1 of 2');
  await asha.context.setOffline(false);
  await expect(message(ben.page, text).getByRole('img')).toBeVisible({ timeout: 60_000 });
  await expect(message(ben.page, text)).toContainText('first.bin');
});

test('an upload that the server is killed in goes on with what is missing', async ({
  guard,
  person,
  server,
}) => {
  guard.allowLostServer();
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  await openBoth(asha, ben);
  const file = bytesFile('plan.bin', 4 * MB);
  const letGo = await holdUploads(asha.page);
  await chooseFiles(asha.page, file);
  await expect(attachment(asha.page, file.name).getByText(/\b13 %/)).toBeVisible();
  const text = nonce('through a crash');
  await sendByEnter(asha.page, text);
  await server.kill9();
  await letGo();
  await server.restart();
  for (const { page } of [asha, ben])
    await expect(async () => expectConnected(page)).toPass({ timeout: 45_000 });
  await expect(message(ben.page, text)).toContainText(file.name, { timeout: 60_000 });
  await expect(message(asha.page, text)).toHaveCount(1);
});

test('a cancelled upload leaves nothing, neither here nor on the server', async ({ person, server }) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  await openBoth(asha, ben);
  const before = await bytesOnServer(server);
  const letGo = await holdUploads(asha.page);
  await chooseFiles(asha.page, bytesFile('one.bin', 3 * MB), bytesFile('two.bin', 200));
  await expect(attachment(asha.page, 'two.bin')).toContainText('Uploaded');
  await attachment(asha.page, 'one.bin').getByRole('button', { name: 'Cancel upload of one.bin' }).click();
  await expect(attachment(asha.page, 'one.bin')).toHaveCount(0);
  await attachment(asha.page, 'two.bin').getByRole('button', { name: 'Remove two.bin' }).click();
  await expect(tray(asha.page)).toBeHidden();
  await expect.poll(() => bytesOnServer(server)).toEqual(before);
  await expect.poll(() => filesOnDevice(asha.page)).toEqual({ files: 0, bytes: 0 });
  // One that is on its way with its message.
  await chooseFiles(asha.page, bytesFile('three.bin', 3 * MB));
  await expect(attachment(asha.page, 'three.bin')).toBeVisible();
  const text = nonce('never mind');
  await sendByEnter(asha.page, text);
  await message(asha.page, text).getByRole('button', { name: 'Cancel' }).click();
  await expect(message(asha.page, text)).toHaveCount(0);
  await letGo();
  await expect.poll(() => bytesOnServer(server)).toEqual(before);
  await expect.poll(() => filesOnDevice(asha.page)).toEqual({ files: 0, bytes: 0 });
});

test('attached files stay with their conversation, through other ones and a reload, in the order they were put in', async ({
  person,
}) => {
  const asha = await person('Asha', { on: '/people' });
  const [ben, chen] = [await person('Ben'), await person('Chen')];
  const picture = await pictureFile(asha.page, 'kite.png');
  const first = await openDirect(asha, ben);
  await chooseFiles(asha.page, picture, bytesFile('plan.bin', 500));
  await attachment(asha.page, 'kite.png').getByRole('textbox').fill('A kite');
  await attachment(asha.page, 'plan.bin')
    .getByRole('button', { name: /^Move plan.bin/ })
    .press('ArrowUp');
  await expect(tray(asha.page).getByRole('listitem').first()).toContainText('plan.bin');
  await openDirect(asha, chen);
  await expect(tray(asha.page)).toBeHidden();
  await asha.page.goto(`/chat/${first}`);
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(2);
  await expect(tray(asha.page).getByRole('listitem').first()).toContainText('plan.bin');
  await expect(attachment(asha.page, 'kite.png').getByRole('textbox')).toHaveValue('A kite');
});

test('what cannot be attached is named before anything is sent', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')];
  await openDirect(asha, ben);
  await chooseFiles(asha.page, { ...bytesFile('empty.txt', 0) });
  await expect(asha.page.getByRole('alert').filter({ hasText: 'empty.txt is empty.' })).toBeVisible();
  await chooseFiles(
    asha.page,
    ...Array.from({ length: 11 }, (_, index) => bytesFile(`part ${index}.bin`, 10)),
  );
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(10);
  await expect(asha.page.getByRole('alert').filter({ hasText: 'at most 10 files' })).toBeVisible();
});

test('a send that is undone comes back with its text and its files', async ({ person }) => {
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben')];
  const picture = await pictureFile(asha.page, 'kite.png');
  await openDirect(asha, ben);
  await chooseFiles(asha.page, picture);
  const text = nonce('too early');
  await sendByEnter(asha.page, text);
  await message(asha.page, text).getByRole('button', { name: 'Undo' }).click();
  await expect(message(asha.page, text)).toHaveCount(0);
  await expect(composer(asha.page)).toHaveValue(text);
  await expect(attachment(asha.page, 'kite.png')).toContainText('Uploaded');
});

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
