import { conversationIdOf, log, openBoth, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected, type Person } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import type { Server } from '../fixtures/server.ts';
import { composer, expectLive, messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('opening lands where the new messages begin, also when they are many', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const id = conversationIdOf(asha.page);
  await sendByEnter(asha.page, 'read before');
  await expectLive(messageWith(ben.page, 'read before'));
  // Read for a second.
  await expect(log(asha.page).getByRole('button', { name: /^Read/ })).toBeVisible();
  await ben.page.goto('/people');
  await writeNumbered(await restAs(server.url, asha), id, 1, 120);
  await ben.page.goto(`/chat/${id}`);
  await expect(log(ben.page).getByText('New messages')).toBeInViewport();
  await expect(messageWith(ben.page, 'number 1.')).toBeInViewport();
  // The pill counts what is further down and leads there.
  const pill = ben.page.getByRole('button', { name: /Jump to latest, \d+ new/ });
  await expect(pill).toBeVisible();
  await pill.click();
  await expect(messageWith(ben.page, 'number 120.')).toBeInViewport();
  await expect(pill).toBeHidden();
});

test('a jump leads far into the past, and from there both ways without a gap', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const id = conversationIdOf(asha.page);
  const rest = await restAs(server.url, asha);
  await writeNumbered(rest, id, 1, 300);
  const page = await rest.must('GET', `/conversations/${id}/messages?around=20&limit=1`);
  const [target] = page.items as { id: string; body: string }[];
  await rest.must('POST', `/conversations/${id}/messages`, {
    clientId: 'answer',
    body: 'an answer to it',
    replyToId: target?.id,
  });
  await asha.page.reload();
  await log(asha.page)
    .getByRole('button', { name: new RegExp(`In reply to You ?: ${target?.body}`) })
    .click();
  await expect(messageWith(asha.page, target?.body ?? '')).toBeInViewport();
  await expect(messageWith(asha.page, 'number 290.')).toHaveCount(0);
  const numbers = async () =>
    (
      await log(asha.page)
        .locator('p')
        .getByText(/^number \d+\.$/)
        .allTextContents()
    ).map((text) => Number(/\d+/.exec(text)?.[0]));
  // Downwards, page by page, until the end.
  await expect(async () => {
    await log(asha.page).hover();
    await asha.page.mouse.wheel(0, 6_000);
    await expect(messageWith(asha.page, 'an answer to it')).toBeInViewport({ timeout: 300 });
  }).toPass({ timeout: 60_000, intervals: [20] });
  const shown = await numbers();
  expect(shown).toEqual(shown.map((_, index) => 300 - shown.length + 1 + index));
  // Never more than a few hundred rows.
  expect(shown.length).toBeLessThanOrEqual(200);
});

test('what is read stays where it is while older messages come in above', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openNumbered(asha, ben, server);
  // Not by the wheel: the browser goes on scrolling after it, and the position before must be known.
  await log(asha.page).evaluate((element) => element.scrollBy({ top: -300, behavior: 'instant' }));
  const seen = messageWith(asha.page, 'number 143.');
  await expect(seen).toBeInViewport();
  const before = (await seen.boundingBox())?.y ?? 0;
  await expect(messageWith(asha.page, 'number 100.')).toBeAttached();
  expect(Math.abs(((await seen.boundingBox())?.y ?? 0) - before)).toBeLessThan(3);
});

test('a day is jumped to by its date', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openNumbered(asha, ben, server);
  await asha.page.getByRole('button', { name: 'Jump to a date' }).click();
  await asha.page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(messageWith(asha.page, 'number 1.')).toBeInViewport();
});

test('a draft that is sent after a reload is gone from the account', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const rest = await restAs(server.url, asha);
  const id = conversationIdOf(asha.page);
  const kept = async () => (await rest.must('GET', `/conversations/${id}/drafts`)).items;
  const written = nonce('half');
  await composer(asha.page).fill(written);
  await expect.poll(kept).toMatchObject([{ body: written }]);
  await asha.page.reload();
  await expectConnected(asha.page);
  await expect(composer(asha.page)).toHaveValue(written);
  await composer(asha.page).press('Enter');
  await expect(messageWith(asha.page, written)).toBeVisible();
  await expect.poll(kept).toEqual([]);
});

test('each device keeps its own draft until one is chosen', async ({ browser, guard, person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const phone = await browser.newContext({
    baseURL: new URL(asha.page.url()).origin,
    storageState: { cookies: await asha.context.cookies(), origins: [] },
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari',
    viewport: { width: 390, height: 800 },
  });
  await guard.watch(phone);
  const there = await phone.newPage();
  await there.goto(asha.page.url());
  const written = nonce('on the phone');
  await composer(there).fill(written);
  await composer(asha.page).fill('on the computer');
  await expect(asha.page.getByText(`Also on your phone: ${written}`)).toBeVisible();
  await expect(composer(asha.page)).toHaveValue('on the computer');
  await expect(there.getByText('Also on your computer: on the computer')).toBeVisible();
  await asha.page.getByRole('button', { name: 'Use that' }).click();
  await expect(composer(asha.page)).toHaveValue(written);
  await expect(composer(there)).toHaveValue(written);
  await phone.close();
});

/** Opens the conversation of two people on the page of one of them, at the end of 150 numbered messages. */
async function openNumbered(one: Person, other: Person, server: Server): Promise<void> {
  await openDirect(one, other);
  await writeNumbered(await restAs(server.url, one), conversationIdOf(one.page), 1, 150);
  await one.page.reload();
  await expect(messageWith(one.page, 'number 150.')).toBeInViewport();
}
