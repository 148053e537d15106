import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { choose, expectStored, log, message, openBoth, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { openDetails, openNewRoom } from '../fixtures/room-steps.ts';
import { composer, expectGoneLive, expectLive, messageWith, nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const bar = (page: Page) => page.getByRole('group', { name: 'Pinned messages' });
const shown = (page: Page) => bar(page).getByRole('button', { name: /^Pinned message/ });

test('a pinned message is seen by both, leads to its place, and follows what becomes of it', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const place = nonce('meet at the bridge');
  await sendByEnter(asha.page, place);
  await expectLive(messageWith(ben.page, place));
  await expectStored(message(asha.page, place));
  // By the key, on the focused message.
  await log(ben.page).press('ArrowUp');
  await expect(message(ben.page, place)).toBeFocused();
  await ben.page.keyboard.press('p');
  for (const { page } of [asha, ben]) {
    await expectLive(shown(page));
    await expect(shown(page)).toContainText(place);
    await expect(message(page, place)).toHaveAccessibleName(/pinned/);
  }
  await expect(shown(asha.page)).toHaveAccessibleName(new RegExp(`^Pinned message · You ${place}$`));
  await expectAccessible(asha.page);

  await choose(message(asha.page, place), 'Edit');
  const moved = nonce('meet at the station');
  await composer(asha.page).fill(moved);
  await composer(asha.page).press('Enter');
  await expect(shown(ben.page)).toContainText(moved);

  // From far away, and after a reload, it leads there.
  await writeNumbered(await restAs(ben.url, ben), conversationId, 1, 40);
  await ben.page.reload();
  await expect(shown(ben.page)).toContainText(moved);
  await expectConnected(ben.page);
  await expect(messageWith(ben.page, moved)).toHaveCount(0);
  await shown(ben.page).click();
  await expect(message(ben.page, moved)).toBeFocused();

  await choose(message(asha.page, 'number 40.'), 'Pin');
  await expect(shown(ben.page)).toHaveAccessibleName(/^Pinned message 1 of 2 · You number 40\.$/);
  await bar(ben.page).getByRole('button', { name: 'Pinned before' }).press('Enter');
  await expect(shown(ben.page)).toHaveAccessibleName(
    new RegExp(`^Pinned message 2 of 2 · .*${asha.displayName}.* ${moved}$`),
  );
  await expect(bar(ben.page).getByRole('button', { name: 'Pinned before' })).toBeDisabled();
  const details = await openDetails(ben.page);
  const rows = details.getByRole('list', { name: 'Pinned messages' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('number 40.');
  await expectAccessible(ben.page);
  await rows.first().getByRole('button', { name: 'Unpin: number 40.' }).click();
  await expect(rows).toHaveCount(1);
  await expect(shown(asha.page)).toHaveAccessibleName(new RegExp(`^Pinned message · You ${moved}$`));

  // Deleted, it is not pinned any more.
  await shown(asha.page).click();
  await expect(message(asha.page, moved)).toBeFocused();
  await choose(message(asha.page, moved), 'Delete for everyone');
  await asha.page.getByRole('button', { name: 'Delete message' }).click();
  for (const { page } of [asha, ben]) await expectGoneLive(bar(page));
  await expect(details.getByText('None yet.')).toBeVisible();
});

test('what was pinned and unpinned while one was away is right at once on return', { tag: '@live' }, async ({
  person,
  guard,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const program = await restAs(asha.url, asha);
  await writeNumbered(program, conversationId, 1, 2);
  await expectLive(messageWith(ben.page, 'number 2.'));
  const { items } = await program.must('GET', `/conversations/${conversationId}/messages`);
  const [first, second] = items as { id: string }[];
  await program.ask('PUT', `/messages/${first?.id}/pin`);
  await expect(shown(ben.page)).toContainText('number 1.');
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  await ben.context.setOffline(true);
  await program.ask('DELETE', `/messages/${first?.id}/pin`);
  await program.ask('PUT', `/messages/${second?.id}/pin`);
  await ben.context.setOffline(false);
  await expectConnected(ben.page);
  await expect(shown(ben.page)).toContainText('number 2.');
});

test('in a room owners pin and members see it', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const name = nonce('Plans');
  await openNewRoom(asha, { name, memberIds: [ben.id] });
  const rule = nonce('be kind');
  await sendByEnter(asha.page, rule);
  await expectLive(messageWith(asha.page, rule));
  await choose(message(asha.page, rule), 'Pin');
  await ben.page.goto(new URL(asha.page.url()).pathname);
  await expectConnected(ben.page);
  await expect(shown(ben.page)).toContainText(rule);
  await expect(bar(ben.page).getByRole('button', { name: 'Unpin' })).toHaveCount(0);
  await message(ben.page, rule).hover();
  await message(ben.page, rule).getByRole('button', { name: 'Message options' }).click();
  await expect(ben.page.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: /^(Pin|Unpin)/ })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');
  await bar(asha.page).getByRole('button', { name: 'Unpin' }).press('Enter');
  await expectGoneLive(bar(ben.page));
  await expect(composer(asha.page)).toBeFocused();
  await asha.page.getByRole('status', { name: 'Notice' }).getByRole('button', { name: 'Undo' }).click();
  await expectLive(bar(ben.page));
});
