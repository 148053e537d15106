import type { Page } from '@playwright/test';
import { expectConnected, login, signOut } from '../fixtures/person.ts';
import { type RestAnswer, type RestClient, restAs } from '../fixtures/rest.ts';
import { makeRoom, openDetails } from '../fixtures/room-steps.ts';
import { composer, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** What only a page that was open has: what it announced, and where what was new then began. */
const PASSING = /^\s*- (status\b|text: New messages$)/;

/** What a page shows, as a screen reader has it, and its title; without the focus and the clock. */
async function shown(page: Page): Promise<string[]> {
  const parts = [page.getByRole('navigation', { name: 'Main' }), page.getByRole('main')];
  const trees = await Promise.all(parts.map((part) => part.ariaSnapshot()));
  const plain = trees
    .join('\n')
    .replace(/ \[active\]/g, '')
    .replace(/\b(now|just now|\d+ (s|min|seconds?|minutes?)( ago)?)\b/g, 'now');
  return [await page.title(), ...plain.split('\n').filter((line) => !PASSING.test(line))];
}

/** Waits until the page that was open all the time shows what another shows that was loaded now. */
async function expectAsLoaded(open: Page, what: string): Promise<void> {
  // What is being read is read: no line says that it is new.
  if (await open.getByRole('log').isVisible()) await expect(open.getByText(/unread message/)).toHaveCount(0);
  const loaded = await open.context().newPage();
  await loaded.goto(open.url());
  await expectConnected(loaded);
  if (await open.getByRole('complementary', { name: 'Details' }).isVisible()) await openDetails(loaded);
  await expect
    .poll(async () => differences(await shown(open), await shown(loaded)), { message: what })
    .toEqual([]);
  await loaded.close();
}

/** The first lines in which two pages differ. */
function differences(open: readonly string[], loaded: readonly string[]): string[] {
  const only = (of: readonly string[], other: readonly string[], sign: string) =>
    of.filter((line) => !other.includes(line)).map((line) => `${sign} ${line.trim()}`);
  const missing = [...only(open, loaded, 'open:'), ...only(loaded, open, 'loaded:')];
  return missing.length === 0 && open.join() !== loaded.join() ? ['the order'] : missing.slice(0, 8);
}

const isAnswer = (value: unknown): value is RestAnswer =>
  value instanceof Object && 'status' in value && 'headers' in value;

/** Kinds of changes, one after the other; after each the open page is compared with one that is loaded then. */
async function compareAfterEach(
  page: Page,
  changes: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<void> {
  for (const [what, change] of Object.entries(changes)) {
    await test.step(what, async () => {
      const answer = await change();
      if (isAnswer(answer)) expect(answer.status).toBeLessThan(300);
      await expectAsLoaded(page, what);
    });
  }
}

let said = 0;
async function say(
  rest: RestClient,
  conversationId: string,
  body: string,
  more: object = {},
): Promise<string> {
  said += 1;
  const { id } = await rest.must('POST', `/conversations/${conversationId}/messages`, {
    clientId: `stale-${said}`,
    body,
    ...more,
  });
  return String(id);
}

test('a room', async ({ person }) => {
  const asha = await person('Asha');
  const olga = await person('Olga');
  const ben = await person('Ben');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const path = await makeRoom(olga, { name: nonce('Room'), memberIds: [asha.id] });
  const { id } = await rest.must('GET', path);
  const room = `/conversations/${id}`;
  const first = await say(other, String(id), 'first');
  const { page } = asha;
  await page.goto(`/chat/${id}`);
  await expect(composer(page)).toBeVisible();
  await expectConnected(page);
  await openDetails(page);
  const name = (text: string) => `${text} ${olga.username}`;
  await compareAfterEach(page, {
    'a message': () => say(other, String(id), 'a *new* one'),
    'an answer': () => say(other, String(id), 'to that', { replyToId: first }),
    'an edit': () => other.must('PATCH', `/messages/${first}`, { body: `for @${asha.username}` }),
    'a reaction': () => other.ask('PUT', `/messages/${first}/reactions/${encodeURIComponent('👍')}`),
    'no reaction any more': () =>
      other.ask('DELETE', `/messages/${first}/reactions/${encodeURIComponent('👍')}`),
    'a deletion': () => other.ask('DELETE', `/messages/${first}`),
    'another name of a member': () => other.must('PATCH', '/me', { displayName: name('Olga the Great') }),
    'another name of oneself': () => rest.must('PATCH', '/me', { displayName: name('Asha the Swift') }),
    'another name of the room': () => other.must('PATCH', room, { name: name('Renamed') }),
    'a topic': () => other.must('PATCH', room, { topic: 'What it is about' }),
    'a new member': () => other.ask('PUT', `${room}/members/${ben.id}`, {}),
    'a new role': () => other.ask('PUT', `${room}/members/${asha.id}`, { role: 'admin' }),
    'the role taken away': () => other.ask('PUT', `${room}/members/${asha.id}`, { role: 'member' }),
    'a member removed': () => other.ask('DELETE', `${room}/members/${ben.id}`),
    'announcements only': () => other.must('PATCH', room, { isAnnouncement: true }),
    'open to all again': () => other.must('PATCH', room, { isAnnouncement: false, visibility: 'private' }),
    'what it notifies of': () => rest.must('PATCH', `${room}/me`, { notify: 'all' }),
    muted: () => rest.must('PATCH', `${room}/me`, { mutedUntil: '2099-01-01T00:00:00Z' }),
    'pinned to the top': () => rest.must('PATCH', `${room}/me`, { isPinned: true }),
    archived: () => other.must('PATCH', room, { isArchived: true }),
    'brought back': () => other.must('PATCH', room, { isArchived: false }),
  });
});

test('the list of conversations, with marks and counts', async ({ person }) => {
  const asha = await person('Asha');
  const olga = await person('Olga');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const ids: string[] = [];
  for (const name of ['One', 'Two']) {
    const path = await makeRoom(olga, { name: nonce(name), memberIds: [asha.id] });
    ids.push(String((await rest.must('GET', path)).id));
  }
  const [one = '', two = ''] = ids;
  const { id: direct } = await other.must('POST', '/conversations', { kind: 'direct', userId: asha.id });
  const mention = `come @${asha.username}`;
  const { page } = asha;
  await page.goto('/chat');
  await expectConnected(page);
  let last = '';
  await compareAfterEach(page, {
    'a message': async () => (last = await say(other, one, 'hello')),
    'a mention by an edit': () => other.must('PATCH', `/messages/${last}`, { body: mention }),
    'a mention taken away by an edit': () => other.must('PATCH', `/messages/${last}`, { body: 'no one' }),
    'a mention': async () => (last = await say(other, two, mention)),
    'a mention deleted': () => other.ask('DELETE', `/messages/${last}`),
    'a mention taken back': async () => {
      const undone = await say(other, two, mention);
      await other.ask('DELETE', `/messages/${undone}?undo=true`);
    },
    'a direct message': () => say(other, String(direct), 'just you'),
    'read elsewhere': () => rest.ask('PUT', `/conversations/${one}/read`, { seq: 1 }),
    'marked as unread elsewhere': () => rest.ask('PUT', `/conversations/${one}/unread`, { seq: 1 }),
    'another name': () => other.must('PATCH', '/me', { displayName: `Olga II ${olga.username}` }),
    'one more room': () => makeRoom(olga, { name: nonce('Three'), memberIds: [asha.id] }),
    'removed from a room': () => other.ask('DELETE', `/conversations/${two}/members/${asha.id}`),
    muted: () => rest.must('PATCH', `/conversations/${one}/me`, { mutedUntil: '2099-01-01T00:00:00Z' }),
  });
});

test('a direct conversation', async ({ person }) => {
  const asha = await person('Asha');
  const olga = await person('Olga');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const { id } = await other.must('POST', '/conversations', { kind: 'direct', userId: asha.id });
  const own = await say(rest, String(id), 'mine');
  const { page } = asha;
  await page.goto(`/chat/${id}`);
  await expect(composer(page)).toBeVisible();
  await expectConnected(page);
  await openDetails(page);
  await compareAfterEach(page, {
    read: () => other.ask('PUT', `/conversations/${id}/read`, { seq: 1 }),
    answered: () => say(other, String(id), 'yours', { replyToId: own }),
    'pinned by the other one': () => other.ask('PUT', `/messages/${own}/pin`),
    'saved on another device': () => rest.ask('PUT', `/messages/${own}/saved`),
    'edited elsewhere': () => rest.must('PATCH', `/messages/${own}`, { body: 'mine, better' }),
    'forwarded to it': () => say(other, String(id), '', { forwardOfId: own }),
    'taken out on another device': () => rest.ask('DELETE', `/messages/${own}/saved`),
    'pinned as well': async () => {
      const { items } = await rest.must('GET', `/conversations/${id}/messages`);
      const newest = (items as { id: string }[]).at(-1);
      return await rest.ask('PUT', `/messages/${newest?.id}/pin`);
    },
    unpinned: () => other.ask('DELETE', `/messages/${own}/pin`),
    'another name': () => other.must('PATCH', '/me', { displayName: `Olga II ${olga.username}` }),
    'a status': () => other.must('PATCH', '/me', { status: 'On holiday' }),
    'a time zone': () => other.must('PATCH', '/me', { timeZone: 'Asia/Tokyo' }),
    blocked: () => rest.ask('PUT', `/users/${olga.id}/block`),
    unblocked: () => rest.ask('DELETE', `/users/${olga.id}/block`),
  });
});

test('what one saved', async ({ person }) => {
  const asha = await person('Asha', { on: '/saved' });
  const olga = await person('Olga');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const path = await makeRoom(olga, { name: nonce('Room'), memberIds: [asha.id] });
  const { id } = await rest.must('GET', path);
  const [first, second] = [await say(other, String(id), 'first'), await say(other, String(id), 'second')];
  await compareAfterEach(asha.page, {
    saved: () => rest.ask('PUT', `/messages/${first}/saved`),
    'another one': () => rest.ask('PUT', `/messages/${second}/saved`),
    'edited by who wrote it': () => other.must('PATCH', `/messages/${first}`, { body: 'first, better' }),
    'deleted by who wrote it': () => other.ask('DELETE', `/messages/${second}`),
    'no longer in the room': () => other.ask('DELETE', `/conversations/${id}/members/${asha.id}`),
    'in the room again': () => other.ask('PUT', `/conversations/${id}/members/${asha.id}`, {}),
    'taken out': () => rest.ask('DELETE', `/messages/${first}/saved`),
  });
});

test('people, rooms and settings', async ({ person, page: phone }) => {
  const asha = await person('Asha');
  const olga = await person('Olga');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const { page } = asha;
  await page.goto('/people');
  await expectConnected(page);
  await compareAfterEach(page, {
    'someone new': () => person('Nia'),
    'another name': () => other.must('PATCH', '/me', { displayName: `Olga II ${olga.username}` }),
    'a status': () => other.must('PATCH', '/me', { status: 'Back at ten' }),
  });

  await page.goto('/rooms');
  await expectConnected(page);
  const name = nonce('Lobby');
  const path = await makeRoom(olga, { name });
  const { id } = await other.must('GET', path);
  await compareAfterEach(page, {
    'a new room': async () => undefined,
    'another name of it': () => other.must('PATCH', `/conversations/${id}`, { name: `${name} II` }),
    'a topic': () => other.must('PATCH', `/conversations/${id}`, { topic: 'All about it' }),
    joined: () => rest.must('POST', `${path}/join`, {}),
    private: () => other.must('PATCH', `/conversations/${id}`, { visibility: 'private' }),
    left: () => rest.ask('POST', `${path}/leave`, {}),
  });

  await page.goto('/settings');
  await expectConnected(page);
  await compareAfterEach(page, {
    'another name': () => rest.must('PATCH', '/me', { displayName: `Asha II ${asha.username}` }),
    'a status': () => rest.must('PATCH', '/me', { status: 'Here' }),
    'one more token': () => restAs(asha.url, asha),
    'one more device': () => login(phone, asha),
    'signed out there': () => signOut(phone),
    'a setting': () => rest.must('PATCH', '/me', { settings: { enterSends: false, singleKeys: false } }),
  });
});

test('contacts', async ({ person }) => {
  const asha = await person('Asha');
  const olga = await person('Olga');
  const [rest, other] = [await restAs(asha.url, asha), await restAs(olga.url, olga)];
  const name = nonce('Contact');
  const { id } = await other.must('POST', '/contacts', { name });
  const contact = `/contacts/${id}`;
  const { page } = asha;
  await page.goto(contact);
  await expectConnected(page);
  await compareAfterEach(page, {
    'a phone': () => other.must('PATCH', contact, { phones: [{ label: 'work', value: '+41 44 668 18 00' }] }),
    'a tag': () => other.must('PATCH', contact, { tags: ['friend'] }),
    'another name': () => other.must('PATCH', contact, { name: `${name} II` }),
    'a favourite': () => rest.ask('PUT', `${contact}/favourite`),
    'one more contact': () => other.must('POST', '/contacts', { name: `${name} beside it` }),
  });
});
