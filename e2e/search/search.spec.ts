import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { choose, message } from '../fixtures/chat-steps.ts';
import { expectConnected, type Person } from '../fixtures/person.ts';
import { type RestClient, restAs } from '../fixtures/rest.ts';
import { makeRoom } from '../fixtures/room-steps.ts';
import { composer, expectGoneLive, expectLive, nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search messages' });
const results = (page: Page) => page.getByRole('list', { name: 'Results' });
const result = (page: Page, text: string) => results(page).getByRole('listitem').filter({ hasText: text });

/** A room of one's own with these messages, written by a program. */
async function roomWith(person: Person, bodies: readonly string[], memberIds: readonly string[] = []) {
  const name = nonce('Room');
  const path = await makeRoom(person, { name, memberIds });
  const rest = await restAs(person.url, person);
  const room = await rest.must('GET', `/rooms/${path.split('/').at(-1)}`);
  for (const [index, body] of bodies.entries())
    await rest.must('POST', `/conversations/${room.id}/messages`, { clientId: `m-${index}`, body });
  return { name, path, id: String(room.id), rest };
}

/** How many places are marked in the log: they are drawn over the text, and no part of the page. */
function markedPlaces(page: Page): Promise<number> {
  return page.evaluate(() => CSS.highlights.get('found')?.size ?? 0);
}

async function expectInView(row: Locator): Promise<void> {
  await expect(row).toBeInViewport();
}

test('any part of a word is found in any script, and without its accents', async ({ person }) => {
  const asha = await person('Asha');
  await roomWith(asha, [
    'ขอแสดงความยินดีด้วย',
    '明日は東京タワーへ行きます',
    'Well done 🎉🎉',
    'Le Château près de la Bibliothèque',
    'Die Straße ist gesperrt',
  ]);
  await asha.page.goto('/search');
  await expectConnected(asha.page);
  for (const [typed, found] of [
    ['วามยิน', 'ขอแสดงความยินดีด้วย'],
    ['京タ', '明日は東京タワー'],
    ['🎉', 'Well done'],
    ['chateau bibliotheque', 'Le Château'],
    ['STRASSE', 'Die Straße'],
  ] as const) {
    await box(asha.page).fill(typed);
    await expect(results(asha.page).getByRole('listitem')).toHaveCount(1);
    await expect(result(asha.page, found)).toBeVisible();
    await expect(results(asha.page).locator('mark').first()).toBeVisible();
  }
  await box(asha.page).fill('a');
  await expect(asha.page.getByText(/at least two letters/)).toBeVisible();
});

test('a result says in which room it was, and of a direct conversation only whom one wrote to', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const id = await openDirect(asha, ben);
  const word = nonce('garnet').replace(' ', '');
  for (const [who, body] of [
    [ben, `${word} from Ben`],
    [asha, `${word} from me`],
  ] as const)
    await (await restAs(who.url, who)).must('POST', `/conversations/${id}/messages`, {
      clientId: `direct-${who.username}`,
      body,
    });
  const { name } = await roomWith(asha, [`${word} in a room`]);
  await asha.page.goto(`/search?q=${word}`);
  await expectConnected(asha.page);
  await expect(result(asha.page, 'in a room')).toContainText(`You in ${name}`);
  await expect(result(asha.page, 'from me')).toContainText(`You to ${ben.displayName}`);
  await expect(result(asha.page, 'from Ben')).toContainText(ben.displayName);
  await expect(result(asha.page, 'from Ben')).not.toContainText(`in ${ben.displayName}`);
});

test('a result opens among its neighbours with its words marked, and Back is where one was', async ({
  person,
}) => {
  const asha = await person('Asha');
  const word = nonce('quartz').replace(' ', '');
  const bodies = Array.from({ length: 90 }, (_, index) =>
    index % 2 === 0 ? `${word} number ${index}.` : `between ${index}.`,
  );
  const { name } = await roomWith(asha, bodies);
  await asha.page.goto(`/search?q=${word}`);
  await expectConnected(asha.page);
  await asha.page.getByRole('button', { name: 'More results' }).click();
  const deep = result(asha.page, 'number 4.');
  await deep.getByRole('link').click();
  await expect(asha.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expectInView(message(asha.page, 'number 4.'));
  await expect(message(asha.page, 'between 5.')).toBeVisible();
  await expect.poll(() => markedPlaces(asha.page)).toBeGreaterThan(1);
  await expect(asha.page.getByRole('searchbox', { name: 'Search in this conversation' })).toHaveValue(word);
  await asha.page.goBack();
  await expectInView(deep);
  await expect(deep.getByRole('link')).toBeFocused();
});

test('a result follows what happens to its message', { tag: '@live' }, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const word = nonce('basalt').replace(' ', '');
  const { path } = await roomWith(asha, [`${word} stays`, `${word} goes`, `${word} is deleted`], [ben.id]);
  await ben.page.goto(`/search?q=${word}`);
  await expectConnected(ben.page);
  await expect(results(ben.page).getByRole('listitem')).toHaveCount(3);

  await asha.page.goto(path);
  await expectConnected(asha.page);
  await choose(message(asha.page, `${word} is deleted`), 'Delete for everyone');
  await asha.page.getByRole('button', { name: 'Delete message' }).click();
  await expectGoneLive(result(ben.page, 'is deleted'));
  await choose(message(asha.page, `${word} goes`), 'Edit');
  await composer(asha.page).fill('granite comes');
  await composer(asha.page).press('Enter');
  await expectGoneLive(result(ben.page, 'goes'));
  await choose(message(asha.page, `${word} stays`), 'Edit');
  await composer(asha.page).fill(`here ${word} remains`);
  await composer(asha.page).press('Enter');
  await expectLive(result(ben.page, 'remains'));
  await expect(result(ben.page, 'remains').locator('mark')).toHaveText(word);
});

test('filters are picked or typed, and taken away when they find nothing', async ({ person, guard }) => {
  guard.allow(/status of 422/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  const word = nonce('topaz').replace(' ', '');
  const { id, name } = await roomWith(asha, [`${word} of Asha`, `${word} http://a.example/`], [ben.id]);
  const rest = await restAs(ben.url, ben);
  await rest.must('POST', `/conversations/${id}/messages`, { clientId: 'b', body: `${word} of Ben` });
  await asha.page.goto(`/search?q=${word}`);
  await expectConnected(asha.page);
  await expect(results(asha.page).getByRole('listitem')).toHaveCount(3);
  await asha.page.getByRole('combobox', { name: 'What it has' }).selectOption('With a link');
  await expect(box(asha.page)).toHaveValue(`${word} has:link`);
  await expect(results(asha.page).getByRole('listitem')).toHaveCount(1);
  await asha.page.getByRole('combobox', { name: 'Who wrote it' }).selectOption({ label: ben.displayName });
  await expect(asha.page.getByText('No message found')).toBeVisible();
  await asha.page.getByRole('button', { name: 'Search everywhere' }).click();
  await expect(results(asha.page).getByRole('listitem')).toHaveCount(3);
  await box(asha.page).fill(`${word} from:${ben.username} in:"${name}"`);
  await expect(result(asha.page, 'of Ben')).toBeVisible();
  await expect(results(asha.page).getByRole('listitem')).toHaveCount(1);
  await box(asha.page).fill(`${word} from:nobody-at-all`);
  await expect(asha.page.getByText('There is nobody called “nobody-at-all”.')).toBeVisible();
});

test('people, contacts and rooms are found beside the messages', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Benedikt');
  const [, mark = ''] = ben.displayName.split(' ');
  const { rest } = await roomWith(asha, [`ask Benedikt ${mark}`]);
  await rest.must('POST', '/contacts', { name: `Benedikt ${mark}`, organization: 'Kiln' });
  await asha.page.goto(`/search?q=${encodeURIComponent(ben.displayName)}`);
  const list = (name: string) => asha.page.getByRole('list', { name, exact: true });
  await expect(list('People').getByRole('link')).toContainText(ben.displayName);
  await expect(list('Contacts').getByRole('link')).toContainText('Kiln');
  await expect(result(asha.page, 'ask Benedikt')).toBeVisible();
  await list('Contacts').getByRole('link').click();
  await expect(asha.page).toHaveURL(/\/contacts\//);
});

test('by keyboard alone: everywhere, from hit to hit in a conversation, and from Go to anything', async ({
  person,
}) => {
  const asha = await person('Asha');
  const word = nonce('agate').replace(' ', '');
  const bodies = Array.from({ length: 80 }, (_, index) =>
    index % 20 === 0 ? `${word} ${index}.` : `line ${index}.`,
  );
  const { path } = await roomWith(asha, bodies);
  const { page } = asha;
  await page.goto('/people');
  await expectConnected(page);
  await page.keyboard.press('Control+Shift+F');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(word);
  await expect(results(page).getByRole('listitem')).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(result(page, `${word} 40.`).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectInView(message(page, `${word} 40.`));

  await page.goto(path);
  await expectConnected(page);
  await page.getByRole('log').focus();
  await page.keyboard.press('/');
  const here = page.getByRole('searchbox', { name: 'Search in this conversation' });
  await expect(here).toBeFocused();
  await page.keyboard.type(word);
  await expect(page.getByRole('status').filter({ hasText: '1 of 4' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('status').filter({ hasText: '2 of 4' })).toBeVisible();
  await expectInView(message(page, `${word} 40.`));
  await expectAccessible(page);
  await here.focus();
  await page.keyboard.press('Escape');
  await expect(here).toHaveCount(0);
  await expect.poll(() => markedPlaces(page)).toBe(0);

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused();
  await page.keyboard.type(`${word} 20`);
  const option = page.getByRole('group', { name: 'Messages' }).getByRole('option');
  await expect(option).toContainText(`${word} 20.`);
  await page.getByRole('button', { name: /^Search everywhere for/ }).click();
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}`));
  await expect(result(page, `${word} 20.`)).toBeVisible();
  await expectAccessible(page);
});

test('without a connection what was found stays, and the search goes on when it is back', async ({
  person,
  guard,
}) => {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to .* failed/);
  const asha = await person('Asha');
  const word = nonce('onyx').replace(' ', '');
  await roomWith(asha, [`${word} one`, `${word} two`]);
  await asha.page.goto(`/search?q=${word}`);
  await expectConnected(asha.page);
  await asha.context.setOffline(true);
  await box(asha.page).fill(`${word} one`);
  await expect(asha.page.getByRole('alert').first()).toBeVisible();
  await expect(result(asha.page, 'two')).toBeVisible();
  await asha.context.setOffline(false);
  await expect(results(asha.page).getByRole('listitem')).toHaveCount(1);
  await expect(result(asha.page, 'one')).toBeVisible();
});

test('recent searches are offered on this device, and gone when they are cleared', async ({ person }) => {
  const asha = await person('Asha');
  const word = nonce('opal').replace(' ', '');
  await roomWith(asha, [`${word} one`]);
  await asha.page.goto(`/search?q=${word}`);
  await result(asha.page, 'one').getByRole('link').click();
  await expect(composer(asha.page)).toBeVisible();
  await asha.page.goto('/search');
  const recent = asha.page.getByRole('region', { name: 'Recent searches' });
  await recent.getByRole('button', { name: word }).click();
  await expect(result(asha.page, 'one')).toBeVisible();
  await box(asha.page).fill('');
  await recent.getByRole('button', { name: 'Clear' }).click();
  await expect(recent).toHaveCount(0);
  await expectAccessible(asha.page);
});

test('who leaves a room finds nothing of it any more, and a stranger never did', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const word = nonce('jade').replace(' ', '');
  const { id, path } = await roomWith(asha, [`${word} one`], [ben.id]);
  const [asBen, asEve] = [await restAs(ben.url, ben), await restAs(server.url, await person('Eve'))];
  const find = async (rest: RestClient) => (await rest.must('GET', `/search?q=${word}`)).items;
  expect(await find(asBen)).toHaveLength(1);
  expect(await find(asEve)).toEqual([]);
  expect((await asBen.ask('POST', `/rooms/${path.split('/').at(-1)}/leave`)).status).toBe(204);
  expect(await find(asBen)).toEqual([]);
  for (const rest of [asBen, asEve])
    expect((await rest.ask('GET', `/search?q=${word}&conversationId=${id}`)).status).toBe(404);
});
