import { defineConfig } from '@playwright/test';
import type { WorkerFixtures } from './e2e/fixtures/test.ts';
import { findChromium } from './scripts/system-needs.mjs';

const executablePath = await findChromium();
if (executablePath === undefined) {
  throw new Error(
    'There is no Chromium. Install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

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
    // What one person or page sees of another is the same between processes: one engine process, a real Redis between them.
    // That each kind of fact crosses is the concern of lib/socket/facts-over-redis.test.ts.
    { name: 'two processes', grep: /@live/, use: { processes: 2 } },
  ],
  use: {
    launchOptions: { executablePath },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Where the worker of the app is tried, it is allowed.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // Recording costs a sixth of all processor time, so it is for the one who looks for a fault: `--trace retain-on-failure`.
    trace: 'off',
  },
});
