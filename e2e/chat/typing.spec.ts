import type { Page } from '@playwright/test';
import { conversationIdOf, expectStored, log, message } from '../fixtures/chat-steps.ts';
import { expectConnected, type Person } from '../fixtures/person.ts';
import { makeRoom } from '../fixtures/room-steps.ts';
import { composer, holdConnection, nonce, openChat, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const conversations = (page: Page) => page.getByRole('list', { name: 'Conversations' });
const rowOf = (page: Page, name: string) =>
  conversations(page).getByRole('listitem').filter({ hasText: name }).getByRole('link').first();

test('what is typed after a click on a message or on the empty log goes to the composer', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const { page } = asha;
  const text = nonce('mine');
  await sendByEnter(page, text);
  await expectStored(message(page, text));
  await page.evaluate(() => navigator.clipboard?.writeText('kept').catch(() => undefined));

  const written = 'I guess yes, certainly, sure. Read it + react, edit, unread';
  await message(page, text).getByText(text).click();
  await page.keyboard.type(written);
  await expect(composer(page)).toHaveValue(written);
  await expect(page.getByText('Editing a message')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(message(page, text)).toHaveCount(1);

  await composer(page).fill('');
  await log(page).click({ position: { x: 5, y: 5 } });
  await page.keyboard.type('and more');
  await expect(composer(page)).toHaveValue('and more');

  // By the keyboard a message is led to, and takes commands.
  await composer(page).fill('');
  await log(page).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('e');
  await expect(page.getByText('Editing a message')).toBeVisible();
});

test('a half-done edit stays over a switch, a reload and an edit of another message', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const cleo = await person('Cleo');
  await openDirect(asha, cleo);
  await openDirect(asha, ben);
  const { page } = asha;
  const [one, two] = [nonce('one'), nonce('two')];
  for (const text of [one, two]) {
    await sendByEnter(page, text);
    await expectStored(message(page, text));
  }
  const edit = async (text: string) => {
    await message(page, text).hover();
    await message(page, text).getByRole('button', { name: 'Message options' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expect(composer(page)).not.toHaveValue('');
  };
  await edit(one);
  await composer(page).fill(`${one} half`);
  await rowOf(page, cleo.displayName).click();
  await expect(composer(page)).toHaveValue('');
  await rowOf(page, ben.displayName).click();
  await expect(composer(page)).toHaveValue(`${one} half`);
  await page.reload();
  await expect(composer(page)).toHaveValue(`${one} half`);
  await expect(page.getByText('Editing a message')).toBeVisible();

  await edit(two);
  await composer(page).fill(`${two} better`);
  await composer(page).press('Enter');
  await expect(message(page, `${two} better`)).toBeVisible();
  // The first comes back, and is saved.
  await expect(composer(page)).toHaveValue(`${one} half`);
  await composer(page).press('Enter');
  await expect(message(page, `${one} half`)).toBeVisible();
  await expect(composer(page)).toHaveValue('');
});

test('two tabs that write in one conversation both keep their drafts', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const id = await openDirect(asha, ben);
  const other = await asha.context.newPage();
  await other.goto(`/chat/${id}`);
  await expect(composer(other)).toBeVisible();
  await composer(asha.page).fill('from the first tab');
  await composer(other).fill('from the second tab');
  await expect(composer(asha.page)).toHaveValue('from the first tab');
  await expect(other.getByText(/Also in another tab/)).toBeVisible();
  await Promise.all([asha.page.reload(), other.reload()]);
  await expect(composer(asha.page)).toHaveValue('from the first tab');
  await expect(composer(other)).toHaveValue('from the second tab');
});

/** Removes a member from a room without a page; the room's id. */
async function removeFrom({ context, url }: Person, path: string, member: Person): Promise<string> {
  const { id } = await (await context.request.get(`${url}/api/v1${path}`)).json();
  const answer = await context.request.delete(`${url}/api/v1/conversations/${id}/members/${member.id}`, {
    headers: { origin: url },
  });
  expect(answer.status()).toBe(204);
  return String(id);
}

test('who is removed before the page is connected learns it with the connection, and keeps what they wrote', async ({
  person,
  guard,
}) => {
  guard.allow(/404 \(Not Found\)/);
  const owner = await person('Olga');
  const asha = await person('Asha');
  const name = nonce('Room');
  const path = await makeRoom(owner, { name, memberIds: [asha.id] });
  const { page } = asha;
  const connect = await holdConnection(page);
  await page.goto(path);
  const written = nonce('what I wanted to say');
  await composer(page).fill(written);
  await removeFrom(owner, path, asha);
  connect();
  await expectConnected(page);
  await expect(page.getByText(`You are no longer in ${name}.`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you were writing' })).toContainText(written);
  await expect(rowOf(page, name)).toHaveCount(0);
});

test('who is removed while writing reads and copies what they wrote, with the reason', async ({
  person,
  guard,
}) => {
  guard.allow(/404 \(Not Found\)/);
  const owner = await person('Olga');
  const asha = await person('Asha');
  const path = await makeRoom(owner, { name: nonce('Room'), memberIds: [asha.id] });
  const { page } = asha;
  await page.goto(path);
  // Who removed them is told to those who are there.
  await expectConnected(page);
  const written = nonce('what I wanted to say');
  await composer(page).fill(written);
  const id = await removeFrom(owner, path, asha);
  const kept = page.getByRole('region', { name: 'What you were writing' });
  await expect(kept).toContainText(written);
  await expect(kept.getByRole('button', { name: 'Copy text' })).toBeVisible();
  await expect(page.getByText(/removed you from/)).toBeVisible();
  await page.goto(`/chat/${id}`);
  await expect(page.getByText(written)).toBeVisible();
});

test('a conversation that the page knows opens without asking the server, and what is typed at once is in it', async ({
  person,
}) => {
  const asha = await person('Asha');
  const [ben, cleo] = [await person('Ben'), await person('Cleo')];
  const cleoId = await openDirect(asha, cleo);
  const benId = await openDirect(asha, ben);
  const { page } = asha;
  // From now on nothing is answered.
  await page.route(/\/(chat|api\/v1\/conversations)\//, () => new Promise(() => undefined));
  await rowOf(page, cleo.displayName).click();
  await page.keyboard.type('first letters');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(cleo.displayName);
  await expect(composer(page)).toHaveValue('first letters');
  expect(conversationIdOf(page)).toBe(cleoId);
  await expect(page).toHaveTitle(new RegExp(cleo.displayName));
  // The one that was begun last is above.
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.type('other letters');
  await expect(composer(page)).toHaveValue('other letters');
  expect(conversationIdOf(page)).toBe(benId);
  await page.goBack();
  await expect(composer(page)).toHaveValue('first letters');
});

test('letters typed right after the first Ctrl+K are in the palette', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openChat(asha.page, ben);
  await asha.page.keyboard.press('Control+k');
  await asha.page.keyboard.type('settings');
  await expect(asha.page.getByRole('combobox', { name: 'Go to anything' })).toHaveValue('settings');
  await expect(composer(asha.page)).toHaveValue('');
});

test('whatever one does while typing, every letter is in one composer, one draft or one message', async ({
  person,
}) => {
  const asha = await person('Asha');
  const people = [await person('Ben'), await person('Cleo'), await person('Dan')];
  for (const other of people) await openDirect(asha, other);
  const { page } = asha;
  await sendByEnter(page, 'begin');
  const random = seeded(18);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const typed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const word = `w${step}x`;
    await pick([
      () => rowOf(page, pick(people).displayName).click(),
      () => page.keyboard.press(pick(['Alt+ArrowDown', 'Alt+ArrowUp'])),
      () => log(page).click({ position: { x: 8, y: 8 } }),
      () =>
        log(page)
          .getByRole('article')
          .last()
          .click({ trial: false, timeout: 2000 })
          .catch(() => undefined),
      () => page.keyboard.press('Enter'),
      () => page.getByRole('heading', { level: 1 }).click(),
    ])();
    if (step % 15 === 7) {
      await page.reload();
      // The page is there before its scripts: letters typed into nothing are no one's.
      await expect(composer(page)).toBeFocused();
    }
    await expect(composer(page)).toBeVisible();
    await page.keyboard.type(word);
    typed.push(word);
  }
  await expect.poll(async () => missing(typed, await everythingWritten(page, asha.url))).toEqual([]);
});

/** What is in composers, drafts and messages, of all conversations. */
async function everythingWritten(page: Page, url: string): Promise<string> {
  const { items } = await (await page.request.get(`${url}/api/v1/conversations`)).json();
  const texts: string[] = [await composer(page).inputValue()];
  for (const { id } of items) {
    const { items: messages } = await (
      await page.request.get(`${url}/api/v1/conversations/${id}/messages?limit=200`)
    ).json();
    texts.push(...messages.map(({ body }: { body: string }) => body));
  }
  const open = conversationIdOf(page);
  const drafts = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => /^parley:(draft|edit):/.test(key)),
  );
  // The open one's draft is what its composer shows.
  texts.push(...drafts.flatMap(([key, text]) => (key.includes(open) ? [] : [text])));
  return texts.join('\n');
}

/** The words that are not there exactly once. */
function missing(words: readonly string[], text: string): string[] {
  return words.filter((word) => text.split(word).length !== 2);
}

/** Random numbers from 0 to 1, the same at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
