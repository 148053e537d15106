import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';

test('the doctor checks the installation from the browser of whoever looks', async ({ guard, person }) => {
  // A method that is refused, and a body that a browser sends in pieces by HTTP/2 only.
  guard.allow(/status of 405/, /ERR_(?:H2_OR_QUIC_REQUIRED|ALPN_NEGOTIATION_FAILED)/);
  const { page } = await person('Olive');
  // Seventy seconds are put forward, and nothing else.
  await page.addInitScript(() => {
    const later = window.setTimeout;
    window.setTimeout = ((work: () => void, ms?: number, ...rest: unknown[]) =>
      later(work, ms === 70_000 ? 1_000 : ms, ...rest)) as typeof window.setTimeout;
  });
  await page.goto('/doctor');
  const checks = page.getByRole('list', { name: 'Checks' });
  for (const name of [
    'Notifications',
    'Address',
    'https',
    'Your address',
    'Clocks',
    'Live connection',
    'Lasting connection',
    'Methods of CardDAV',
    'Buffering',
    'Large bodies',
  ])
    await expect(checks.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible({
      timeout: 60_000,
    });
  await expect(page.getByRole('status').filter({ hasText: /All is well|to be changed/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(checks.getByText('A WebSocket opens.')).toBeVisible();
  await expect(checks.getByText(/A WebSocket lasts/)).toBeVisible();
  await expect(checks.getByText('PROPFIND and REPORT arrive')).toBeVisible();
  await expect(checks.getByText('is passed on as it comes')).toBeVisible();
  await expect(checks.getByText('A body of 25 MB arrives')).toBeVisible();
  await expectAccessible(page);
});
