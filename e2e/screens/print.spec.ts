import type { Locator, Page } from '@playwright/test';
import { conversationIdOf } from '../fixtures/chat-steps.ts';
import { restAs } from '../fixtures/rest.ts';
import { addContact, composer, contactRow, messageWith, nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

/** Everything that is drawn as text is black. */
async function expectBlack(page: Page): Promise<void> {
  const inks = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const inks = new Set<string>();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.textContent?.trim() && element?.checkVisibility())
        inks.add(getComputedStyle(element).color);
    }
    return [...inks];
  });
  // A minifier may write it in another colour space.
  for (const ink of inks) expect(ink).toMatch(/\(0[ ,]+0[ ,]+0\)$/);
}

/** Nothing around it hides a part of it. */
async function expectWhole(element: Locator): Promise<void> {
  const clipped = await element.evaluate((inner) => {
    const found: string[] = [];
    for (let around: Element | null = inner; around; around = around.parentElement) {
      const { overflowY } = getComputedStyle(around);
      if (overflowY !== 'visible' && around.scrollHeight > around.clientHeight + 1)
        found.push(around.outerHTML.slice(0, 120));
    }
    return found;
  });
  expect(clipped).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in ${colorScheme} a conversation is printed whole, black on white, without bars`, async ({
    person,
    server,
  }) => {
    const asha = await person('Asha', { on: '/chat' });
    const ben = await person('Ben');
    await openDirect(asha, ben);
    const rest = await restAs(server.url, ben);
    const conversationId = conversationIdOf(asha.page);
    const first = nonce('first');
    const bodies = [first, ...Array.from({ length: 40 }, (_, at) => `Number ${at}`)];
    for (const [at, body] of bodies.entries())
      await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: `m-${at}`, body });
    const { page } = asha;
    await expect(messageWith(page, 'Number 39')).toBeVisible();
    await page.emulateMedia({ colorScheme, media: 'print' });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(ben.displayName);
    await expect(messageWith(page, first)).toBeVisible();
    for (const bar of [composer(page), page.getByRole('navigation'), page.getByRole('searchbox')])
      await expect(bar.first()).toBeHidden();
    for (const name of ['Details', 'Jump to a date', 'Older messages', 'Message options'])
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    await expectBlack(page);
    await expectWhole(messageWith(page, first));
  });

  test(`in ${colorScheme} a contact is printed whole, black on white, without buttons`, async ({
    person,
  }) => {
    const { page } = await person('Asha', { on: '/contacts' });
    const name = nonce('Priya');
    await addContact(page, { name, phone: '+91 98450 12345', email: 'priya@example.org' });
    await contactRow(page, name).getByRole('link').click();
    const card = page.getByRole('article');
    await expect(card.getByText('+91 98450 12345')).toBeVisible();
    await page.setViewportSize({ width: 700, height: 200 });
    await page.emulateMedia({ colorScheme, media: 'print' });
    await expect(card.getByText('priya@example.org')).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expectBlack(page);
    await expectWhole(card);
  });
}
