import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/system-needs.mjs';

const executablePath = await findChromium();
if (executablePath === undefined) {
  throw new Error(
    'There is no Chromium. Install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/fixtures/build-first.ts',
  workers: 2,
  retries: 0,
  // Generous, for machines that do other work as well: a test waits for things, never for time to pass.
  timeout: 180_000,
  globalTimeout: 60 * 60_000,
  forbidOnly: Boolean(process.env.CI),
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
