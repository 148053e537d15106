import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { makeRoom, openBoth } from '../fixtures/chat-steps.ts';
import { openOnPhone } from '../fixtures/phone.ts';
import { expectLive, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

function rows(page: Page): Locator {
  return page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
}

function rowOf(page: Page, name: string): Locator {
  return rows(page).filter({ hasText: name });
}

/** Takes an item of the menu of a row, by the right button. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  await rowOf(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('what is pinned comes first and stays there, on all devices of the person @live', async ({
  browser,
  guard,
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const cleo = await person('Cleo');
  await openDirect(asha, ben);
  await openDirect(asha, cleo);
  const { page } = asha;
  const phone = await openOnPhone(browser, guard, asha, '/chat');
  await expect(rows(page)).toContainText([cleo.displayName, ben.displayName]);
  await expect(rows(phone.page)).toContainText([cleo.displayName, ben.displayName]);

  await choose(page, ben.displayName, 'Pin to the top');
  await expectLive(rowOf(phone.page, ben.displayName).getByTitle('Pinned'));
  await expect(rows(phone.page)).toContainText([ben.displayName, cleo.displayName]);
  await expect(rows(page)).toContainText([ben.displayName, cleo.displayName]);
  await expectAccessible(page);

  // News elsewhere does not take the place.
  await openDirect(cleo, asha);
  const text = nonce('newer');
  await sendByEnter(cleo.page, text);
  await expectLive(rowOf(phone.page, cleo.displayName).getByText(text));
  await expect(rows(phone.page)).toContainText([ben.displayName, cleo.displayName]);
  await page.reload();
  await expect(rows(page)).toContainText([ben.displayName, cleo.displayName]);

  // By the button on the row, and back by the notice.
  await rowOf(page, ben.displayName).hover();
  await rowOf(page, ben.displayName)
    .getByRole('button', { name: /^Options for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Unpin' }).click();
  await expect(rows(page)).toContainText([cleo.displayName, ben.displayName]);
  await expect(rowOf(phone.page, ben.displayName).getByTitle('Pinned')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toContainText([ben.displayName, cleo.displayName]);
  await phone.close();
});

test('a row has its menu by the keyboard: mark unread, mark read, mute', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  const text = nonce('to read');
  await sendByEnter(ben.page, text);
  const row = rowOf(page, ben.displayName);
  await expectLive(row.getByText(text));
  // Read, as it is in view.
  await expect(row.getByText(/unread message/)).toHaveCount(0);
  await page.goto('/chat');
  const link = row.getByRole('link');
  await link.focus();
  await page.keyboard.press('ContextMenu');
  const menu = page.getByRole('menu', { name: /^Options for/ });
  await expect(menu.getByRole('menuitem', { name: 'Pin to the top' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Mark unread' }).press('Enter');
  await expect(row.getByText('1 unread message')).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(row.getByRole('button', { name: /^Options for/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await row.getByRole('menuitem', { name: 'Mark read' }).press('Enter');
  await expect(row.getByText(/unread message/)).toHaveCount(0);

  await link.focus();
  await page.keyboard.press('ContextMenu');
  await menu.getByRole('menuitem', { name: 'Mute…' }).press('Enter');
  await expect(page.getByRole('dialog', { name: /^Mute/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'For 8 hours' }).press('Enter');
  await expect(row.getByTitle('Muted')).toBeVisible();
  await choose(page, ben.displayName, 'Unmute');
  await expect(row.getByTitle('Muted')).toBeHidden();
});

test('a room is left from its row, after the question; by Shift the browser has its own menu', async ({
  person,
}) => {
  const asha = await person('Asha');
  const { page } = asha;
  const name = nonce('Kiln');
  await makeRoom(page, { name });
  await page.evaluate(() =>
    window.addEventListener('contextmenu', (event) =>
      Object.assign(window, { left: !event.defaultPrevented }),
    ),
  );
  await rowOf(page, name).click({ button: 'right', modifiers: ['Shift'] });
  expect(await page.evaluate(() => (window as unknown as { left?: boolean }).left)).toBe(true);
  await expect(page.getByRole('menu', { name: /^Options for/ })).toBeHidden();

  await choose(page, name, 'Leave…');
  const question = page.getByRole('dialog', { name: /^Leave/ });
  await expect(question).toContainText('You are the last one in it');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(rowOf(page, name)).toBeVisible();
  await choose(page, name, 'Leave…');
  await question.getByRole('button', { name: 'Leave room' }).click();
  await expect(page).toHaveURL(/\/rooms$/);
  await expect(rowOf(page, name)).toHaveCount(0);
});

test('by finger a long press on a row opens a sheet, and opens no conversation', async ({
  browser,
  guard,
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const phone = await openOnPhone(browser, guard, asha, '/chat');
  const { page } = phone;
  const box = await rowOf(page, ben.displayName).boundingBox();
  const at = { x: 150, y: (box?.y ?? 0) + 30 };
  await phone.down(at);
  const sheet = page.getByRole('dialog', { name: /^Options for/ });
  await expect(sheet).toBeVisible();
  await phone.up();
  await expectAccessible(page);
  await expect(page).toHaveURL(/\/chat$/);
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/chat$/);
  await expect(rowOf(page, ben.displayName).getByRole('link')).toBeFocused();

  await phone.down(at);
  await sheet.getByRole('menuitem', { name: 'Pin to the top' }).waitFor();
  await phone.up();
  await sheet.getByRole('menuitem', { name: 'Pin to the top' }).tap();
  await expect(rowOf(page, ben.displayName).getByTitle('Pinned')).toBeVisible();
  await expect(page).toHaveURL(/\/chat$/);

  // A tap opens the conversation, where Details has the button for it.
  await rowOf(page, ben.displayName).getByRole('link').tap();
  await page.getByRole('button', { name: 'Details' }).tap();
  await page.getByRole('button', { name: 'Unpin from the top' }).tap();
  await expect(page.getByRole('button', { name: 'Pin to the top' })).toBeVisible();
  await phone.close();
});
