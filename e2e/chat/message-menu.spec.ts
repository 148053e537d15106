import type { Locator } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { conversationIdOf, message, openBoth } from '../fixtures/chat-steps.ts';
import { openOnPhone } from '../fixtures/phone.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, expectGoneLive, expectLive, messageWith, nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** A little inside of the upper left corner: beside a button or a time at the end. */
async function insideOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  return { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

test('a message that is pointed at has quick buttons beside it', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const text = nonce('hover me');
  await sendByEnter(ben.page, text);
  const row = message(asha.page, text);
  await expectLive(row);
  const quick = row.getByRole('group', { name: 'Quick actions' });
  await expect(quick).toBeHidden();
  await row.hover();
  await expect(quick.getByRole('button')).toHaveCount(5);
  const thumb = quick.getByRole('button', { name: 'React with thumbs up' });
  await thumb.click();
  await expect(row.getByRole('button', { name: /^thumbs up, 1: You/ })).toBeVisible();
  await expect(thumb).toHaveAttribute('aria-pressed', 'true');
  await thumb.click();
  await expect(row.getByRole('list', { name: 'Reactions' })).toBeHidden();
  await expectAccessible(asha.page);
  await row.hover();
  await quick.getByRole('button', { name: 'Reply' }).click();
  await expect(asha.page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await expect(composer(asha.page)).toBeFocused();
  await asha.page.mouse.move(0, 0);
  await expect(quick).toBeHidden();
});

test('by the keyboard a message has the same buttons, and its menu by the menu key', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const text = nonce('key me');
  await sendByEnter(ben.page, text);
  await expectLive(message(asha.page, text));
  const { page } = asha;
  await composer(page).press('Shift+Tab');
  await page.getByRole('log', { name: 'Messages' }).focus();
  await page.keyboard.press('ArrowUp');
  const row = message(page, text);
  await expect(row).toBeFocused();
  await expect(row.getByRole('group', { name: 'Quick actions' })).toBeVisible();

  await page.keyboard.press('ContextMenu');
  await expect(page.getByRole('menuitem', { name: 'React with thumbs up' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu', { name: 'Message options' })).toBeHidden();
  await expect(row).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('r');
  await expect(page.getByRole('menuitem', { name: 'React…' })).toBeFocused();
  await page.keyboard.press('r');
  await expect(page.getByRole('menuitem', { name: 'Reply' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
});

test('the right button opens the menu where the pointer is, but not over what has a menu of its own', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const text = nonce('right click');
  const { page } = asha;
  await sendByEnter(ben.page, text);
  await expectLive(message(page, text));
  await sendByEnter(ben.page, 'see https://example.org/there');
  await expectLive(message(page, 'see https'));
  const menu = page.getByRole('menu', { name: 'Message options' });
  /** Whether the page has left the last right click to the browser. */
  const lastLeft = () => page.evaluate(() => (window as unknown as { left?: boolean }).left);
  await page.evaluate(() =>
    window.addEventListener('contextmenu', (event) =>
      Object.assign(window, { left: !event.defaultPrevented }),
    ),
  );

  const at = await insideOf(messageWith(page, text));
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await expect(menu).toBeVisible();
  const box = await menu.boundingBox();
  expect(Math.abs((box?.x ?? 0) - at.x)).toBeLessThanOrEqual(2);
  await menu.getByRole('menuitem', { name: 'Reply' }).click();
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await expect(menu).toBeHidden();
  await page.keyboard.press('Escape');

  await page.mouse.click(at.x, at.y, { button: 'right' });
  await expect(menu).toBeVisible();
  await page.mouse.click(at.x, 4);
  await expect(menu).toBeHidden();

  await messageWith(page, text).click({ button: 'right', modifiers: ['Shift'] });
  expect(await lastLeft()).toBe(true);
  await message(page, 'see https').getByRole('link').click({ button: 'right' });
  expect(await lastLeft()).toBe(true);
  await messageWith(page, text).selectText();
  await messageWith(page, text).click({ button: 'right' });
  expect(await lastLeft()).toBe(true);
  await expect(menu).toBeHidden();
});

test('by finger a long press opens a sheet, and a swipe answers', async ({ browser, guard, person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const text = nonce('touch me');
  await sendByEnter(ben.page, text);
  await expectLive(messageWith(asha.page, text));
  const phone = await openOnPhone(browser, guard, asha, `/chat/${conversationId}`);
  const { page } = phone;
  const sheet = page.getByRole('dialog', { name: 'Message options' });
  const at = await insideOf(messageWith(page, text));
  const openSheet = async () => {
    await phone.down(at);
    await expect(sheet).toBeVisible();
    await phone.up();
    await expect(sheet.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  };

  await openSheet();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(message(page, text)).toBeFocused();

  // Pulled down by its handle, pressed beside, and by the way back, which does not leave the conversation.
  await openSheet();
  const grip = await sheet.getByRole('button', { name: 'Close' }).boundingBox();
  const from = { x: 195, y: (grip?.y ?? 0) + 10 };
  await phone.down(from);
  for (const by of [20, 60, 100, 140]) await phone.move({ x: from.x, y: from.y + by });
  await phone.up();
  await expect(sheet).toBeHidden();
  await openSheet();
  await page.touchscreen.tap(195, 100);
  await expect(sheet).toBeHidden();
  await openSheet();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/chat/${conversationId}$`));

  await openSheet();
  await sheet.getByRole('menuitem', { name: 'React with red heart' }).tap();
  await expect(sheet).toBeHidden();
  await expect(message(page, text).getByRole('list', { name: 'Reactions' })).toBeVisible();

  // The same by a press on the button that a tap on the message shows.
  await messageWith(page, text).tap();
  await message(page, text).getByRole('button', { name: 'Message options' }).tap();
  await sheet.getByRole('menuitem', { name: 'Reply' }).tap();
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.getByRole('button', { name: 'Cancel reply' }).tap();
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeHidden();

  // A flick: over before the page has drawn anything of it.
  const now = await insideOf(messageWith(page, text));
  await Promise.all([
    phone.down(now),
    ...[20, 50, 80, 100].map((by) => phone.move({ ...now, x: now.x + by })),
    phone.up(),
  ]);
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await phone.close();
});

test('by finger scrolling opens nothing, however slow it begins', async ({ browser, guard, person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const text = nonce('scroll me');
  for (let line = 0; line < 12; line += 1) await sendByEnter(ben.page, `${text} ${line}\n\n\n\nend`);
  await expectLive(message(asha.page, `${text} 11`));
  const phone = await openOnPhone(browser, guard, asha, `/chat/${conversationId}`);
  const { page } = phone;
  const at = await insideOf(message(page, `${text} 10`));
  await phone.down({ x: at.x + 20, y: at.y });
  for (const by of [4, 9, 15, 30, 60, 90]) await phone.move({ x: at.x + 20, y: at.y + by });
  // Longer than a long press takes.
  await page.waitForTimeout(700);
  await phone.up();
  await expect(page.getByRole('dialog', { name: 'Message options' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeHidden();
  await phone.close();
});

test('by finger the text is selected from the sheet, and a part of it can be until something else is pressed', async ({
  browser,
  guard,
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const text = `${nonce('selectable')} words of mine`;
  await sendByEnter(ben.page, text);
  await expectLive(messageWith(asha.page, text));
  const phone = await openOnPhone(browser, guard, asha, `/chat/${conversationId}`);
  const { page } = phone;
  const sheet = page.getByRole('dialog', { name: 'Message options' });
  const selected = () => page.evaluate(() => getSelection()?.toString().trim() ?? '');
  const at = await insideOf(messageWith(page, text));
  await composer(page).tap();

  await phone.down(at);
  await expect(sheet).toBeVisible();
  await phone.up();
  await sheet.getByRole('menuitem', { name: 'Select text' }).tap();
  await expect(sheet).toBeHidden();
  expect(await selected()).toBe(text);
  // A long press on it is the browser's now.
  const select = () => message(page, text).evaluate((row) => getComputedStyle(row).userSelect);
  expect(await select()).toBe('text');

  // Pressed elsewhere it is over, and a long press asks for the menu again.
  await page.touchscreen.tap(195, 120);
  expect(await selected()).toBe('');
  expect(await select()).toBe('none');
  await phone.down(at);
  await expect(sheet).toBeVisible();
  await phone.up();
  await phone.close();
});

test('by finger a long press on a reaction lists who reacted, live, and does not react', {
  tag: '@live',
}, async ({ browser, guard, person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const text = nonce('react to me');
  const other = await restAs(ben.url, ben);
  const { id } = await other.must('POST', `/conversations/${conversationId}/messages`, {
    clientId: 'reacted-to',
    body: text,
  });
  const reaction = (emoji: string) => `/messages/${id}/reactions/${encodeURIComponent(emoji)}`;
  await other.ask('PUT', reaction('👍'));
  await other.ask('PUT', reaction('🎉'));
  const phone = await openOnPhone(browser, guard, asha, `/chat/${conversationId}`);
  const { page } = phone;
  const chip = page.getByRole('button', { name: `party popper, 1: ${ben.displayName}` });
  const sheet = page.getByRole('dialog', { name: 'Reactions' });
  const headings = sheet.getByRole('heading', { level: 3 });
  const hold = async () => {
    const box = await chip.boundingBox();
    await phone.down({ x: (box?.x ?? 0) + 12, y: (box?.y ?? 0) + 12 });
    await expect(sheet).toBeVisible();
    await phone.up();
  };

  // The one that is held comes first.
  await hold();
  await expect(headings).toHaveText([/Party popper\s*1/i, /Thumbs up\s*1/i]);
  const party = sheet.getByRole('list', { name: 'party popper' });
  await expect(party.getByRole('listitem')).toHaveText([new RegExp(ben.displayName)]);
  await expect(sheet).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);

  // While it is open others react, and take it back.
  await (await restAs(asha.url, asha)).ask('PUT', reaction('🎉'));
  await expectLive(party.getByText('You', { exact: true }));
  await other.ask('DELETE', reaction('👍'));
  await expectGoneLive(sheet.getByRole('list', { name: 'thumbs up' }));
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/chat/${conversationId}$`));

  // A tap takes one's own back, and the same list is in the menu of the message.
  await page.getByRole('button', { name: `party popper, 2: You and ${ben.displayName}` }).tap();
  await expect(chip).toBeVisible();
  await messageWith(page, text).tap();
  await message(page, text).getByRole('button', { name: 'Message options' }).tap();
  await page.getByRole('menuitem', { name: 'Who reacted' }).tap();
  await expect(party).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await phone.close();
});

test('by the keyboard who reacted is listed from the menu of a reaction, and a long list is scrolled', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const text = nonce('many');
  await sendByEnter(ben.page, text);
  const row = message(asha.page, text);
  await expectLive(row);
  const { page } = asha;
  const rest = await restAs(asha.url, asha);
  const { items } = await rest.must('GET', `/conversations/${conversationIdOf(page)}/messages`);
  const { id } = (items as { id: string }[])[0] ?? { id: '' };
  for (const emoji of ['👍', '🎉', '🔥', '👀', '🙏', '✅', '😂', '🚀'])
    await rest.ask('PUT', `/messages/${id}/reactions/${encodeURIComponent(emoji)}`);
  await row.getByRole('button', { name: 'rocket, 1: You' }).focus();
  await page.keyboard.press('ContextMenu');
  await expect(page.getByRole('menuitem', { name: 'React with thumbs up' })).toBeFocused();
  await page.keyboard.press('w');
  await expect(page.getByRole('menuitem', { name: 'Who reacted' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Reactions' });
  const last = dialog.getByRole('heading', { name: 'Rocket' });
  await expect(last).not.toBeInViewport();
  await dialog.getByRole('region', { name: 'Who reacted' }).focus();
  await page.keyboard.press('End');
  await expect(last).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
