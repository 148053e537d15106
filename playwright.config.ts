import { defineConfig } from '@playwright/test';
import type { WorkerFixtures } from './e2e/fixtures/test.ts';
import { findChromium } from './scripts/system-needs.mjs';

const executablePath = await findChromium();
if (executablePath === undefined) {
  throw new Error(
    'There is no Chromium. Install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

const LIVE = [
  'two-processes.spec.ts',
  'chat-live.spec.ts',
  'chat-messages.spec.ts',
  'contacts-live.spec.ts',
  'contacts-merge.spec.ts',
  'moderation.spec.ts',
  'notices.spec.ts',
  'rooms.spec.ts',
];

export default defineConfig<object, WorkerFixtures>({
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
  projects: [
    { name: 'one process', testIgnore: 'two-processes.spec.ts' },
    // What is live is live between processes as well: on one engine process, with a real Redis server between them.
    { name: 'two processes', testMatch: LIVE, use: { processes: 2 } },
  ],
  use: {
    launchOptions: { executablePath },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
