import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { log, openBoth } from '../fixtures/chat-steps.ts';
import { attachment } from '../fixtures/file-steps.ts';
import { composer, expectLive } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

// A microphone that beeps, and nobody who has to be asked.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
    },
    { scope: 'worker' },
  ],
});

const voices = (page: Page) => log(page).getByRole('group', { name: /^Voice message, 0:\d\d$/ });
const recorder = (page: Page) => page.getByRole('region', { name: 'Voice message' });

async function sendVoice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record a voice message' }).press('Enter');
  const send = recorder(page).getByRole('button', { name: 'Send voice message' });
  await expect(send).toBeFocused();
  await expect(send).toBeEnabled();
  await send.press('Enter');
  await expect(recorder(page)).toHaveCount(0);
}

test('a voice message is recorded by keys, arrives, is played, moved in and sped up, and the next follows', {
  tag: '@live',
}, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  await sendVoice(asha.page);
  await expectLive(voices(ben.page));
  await sendVoice(asha.page);
  await expect(voices(ben.page)).toHaveCount(2);
  const [first, second] = [voices(ben.page).first(), voices(ben.page).last()];
  await expectAccessible(ben.page);

  const speed = first.getByRole('button', { name: 'Speed: 1×' });
  await speed.press('Enter');
  await first.getByRole('button', { name: 'Speed: 1.5×' }).press('Enter');
  await expect(second.getByRole('button', { name: 'Speed: 2×' })).toBeVisible();

  const position = first.getByRole('slider', { name: 'Position' });
  await position.press('ArrowRight');
  await expect(position).toHaveAttribute('aria-valuetext', /^0:01 of 0:\d\d$/);
  await position.press('Home');
  await first.getByRole('button', { name: 'Play' }).press('Enter');
  await expect(second.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(first.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Play' })).toBeVisible();

  await ben.page.goto('/chat');
  await expect(ben.page.getByRole('list', { name: 'Conversations' })).toContainText('Voice message, 0:');
});

test('what is recorded is discarded at will, and kept in the composer when the conversation is left', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  const record = page.getByRole('button', { name: 'Record a voice message' });
  await record.click();
  await expect(recorder(page).getByRole('button', { name: 'Send voice message' })).toBeEnabled();
  await expectAccessible(page);
  await recorder(page).getByRole('button', { name: 'Discard recording' }).click();
  await expect(recorder(page)).toHaveCount(0);
  await expect(record).toBeFocused();
  await expect(voices(page)).toHaveCount(0);

  await record.click();
  await expect(recorder(page).getByRole('button', { name: 'Send voice message' })).toBeEnabled();
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page).toHaveURL(/contacts/);
  await page.goBack();
  await expect(attachment(page, 'voice-message')).toBeVisible();
  // With something to send there is nothing to record.
  await expect(record).toBeHidden();
});

test('without a connection it waits like any message, and goes out by itself', async ({ person, guard }) => {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  // What records and draws it was fetched when the page had time.
  await sendVoice(asha.page);
  await expectLive(voices(ben.page));
  await asha.context.setOffline(true);
  await sendVoice(asha.page);
  await expect(voices(asha.page)).toHaveCount(2);
  await expect(voices(asha.page).last().getByRole('button', { name: 'Play' })).toBeDisabled();
  await asha.context.setOffline(false);
  await expect(voices(ben.page)).toHaveCount(2);
  await expect(composer(asha.page)).toBeVisible();
});

test('a double click on Send sends once and records nothing', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  await composer(page).fill('once');
  await page.getByRole('button', { name: 'Send', exact: true }).dblclick();
  await expect(log(page).getByRole('article')).toHaveText([/once/]);
  await expect(page.getByRole('button', { name: 'Record a voice message' })).toBeVisible();
  await expect(recorder(page)).toHaveCount(0);
});
