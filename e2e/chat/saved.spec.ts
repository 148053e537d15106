import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { choose, conversationIdOf, log, message, openBoth, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { makeRoom } from '../fixtures/room-steps.ts';
import { expectGoneLive, expectLive, messageWith, nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const saved = (page: Page) => page.getByRole('list', { name: 'Saved messages' }).getByRole('listitem');

test('what one saves is listed for oneself alone, on all of one’s pages, and opens in its place', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const tip = nonce('the key is under the mat');
  await sendByEnter(asha.page, tip);
  await expectLive(messageWith(ben.page, tip));
  const phone = await ben.context.newPage();
  await phone.goto('/saved');
  await expectConnected(phone);
  await expect(phone.getByText('Nothing saved yet')).toBeVisible();
  await expectAccessible(phone);
  // By the key, on the focused message.
  await log(ben.page).press('ArrowUp');
  await expect(message(ben.page, tip)).toBeFocused();
  await ben.page.keyboard.press('s');
  await expectLive(saved(phone).filter({ hasText: tip }));
  await expect(message(ben.page, tip)).toHaveAccessibleName(/saved/);
  await expect(message(asha.page, tip)).not.toHaveAccessibleName(/saved/);
  await expectAccessible(phone);

  const rest = await restAs(asha.url, asha);
  const { items } = await rest.must('GET', `/conversations/${conversationId}/messages`);
  const [first] = items as { id: string }[];
  const moved = nonce('the key is with Mira');
  await rest.must('PATCH', `/messages/${first?.id}`, { body: moved });
  await expectLive(saved(phone).filter({ hasText: moved }));

  // From far away.
  await writeNumbered(rest, conversationId, 1, 40);
  await saved(phone).getByRole('link').press('Enter');
  await expect(message(phone, moved)).toBeFocused();
  expect(conversationIdOf(phone)).toBe(conversationId);
  await phone.reload();
  await expectConnected(phone);
  await expect(message(phone, moved)).toHaveAccessibleName(/saved/);

  await phone.keyboard.press('ControlOrMeta+k');
  await phone.getByRole('combobox').fill('saved mess');
  await phone.keyboard.press('Enter');
  await expect(saved(phone)).toHaveCount(1);
  await saved(phone).getByRole('button', { name: 'Take out of Saved' }).press('Enter');
  await expect(phone.getByText('Nothing saved yet')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Saved', level: 1 })).toBeFocused();
  await phone.getByRole('button', { name: 'Undo' }).click();
  await expect(saved(phone)).toHaveCount(1);
  await rest.ask('DELETE', `/messages/${first?.id}`);
  await expectGoneLive(saved(phone));
});

test('a room that one left shows nothing of it any more', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const path = await makeRoom(asha, { name: nonce('Plans'), visibility: 'private', memberIds: [ben.id] });
  await ben.page.goto(path);
  await expectConnected(ben.page);
  const text = nonce('only here');
  await sendByEnter(ben.page, text);
  await expectLive(messageWith(ben.page, text));
  await choose(message(ben.page, text), 'Save');
  await expect(message(ben.page, text)).toHaveAccessibleName(/saved/);
  await ben.page.goto('/saved');
  await expectConnected(ben.page);
  await expect(saved(ben.page)).toContainText(text);
  const rest = await restAs(ben.url, ben);
  expect((await rest.ask('POST', `/rooms/${path.split('/').at(-1)}/leave`)).status).toBeLessThan(300);
  await expectGoneLive(saved(ben.page));
  await ben.page.reload();
  await expect(ben.page.getByText('Nothing saved yet')).toBeVisible();
});
